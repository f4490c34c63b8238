package dev.framegate.kit.run.liars;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;

/**
 * A client's connection to a liar: the gateway answers its handshake, the liar all that follows.
 */
final class LiarConnection {
  private final Socket client;
  private final Socket gateway;
  private final Lie lie;
  private final ByteArrayOutputStream together = new ByteArrayOutputStream();
  private boolean held = true;

  LiarConnection(Socket client, Socket gateway, Lie lie) {
    this.client = client;
    this.gateway = gateway;
    this.lie = lie;
  }

  /**
   * Until the client or the gateway ends it.
   *
   * @param listener runs what reads from the gateway beside what reads from the client
   */
  void serve(Executor listener) throws IOException {
    try (client;
        gateway) {
      gateway.getOutputStream().write(head(client.getInputStream()));
      byte[] answer = head(gateway.getInputStream());
      together.write(answer);
      if (!new String(answer, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 101")) {
        client.getOutputStream().write(together.toByteArray());
        gateway.getInputStream().transferTo(client.getOutputStream());
        return;
      }
      lie.welcome(this);
      client.getOutputStream().write(flushed());
      if (lie.asksGateway()) {
        listener.execute(this::hearGateway);
      }
      DataInputStream in = new DataInputStream(client.getInputStream());
      while (true) {
        if (lie.asksGateway()) {
          byte[] some = new byte[16 * 1024];
          int count = in.read(some);
          if (count < 0) {
            return;
          }
          gateway.getOutputStream().write(some, 0, count);
        } else {
          lie.heard(this, LiarFrame.read(in));
        }
      }
    } catch (EOFException e) {
      // The client has gone.
    }
  }

  private void hearGateway() {
    try {
      DataInputStream in = new DataInputStream(gateway.getInputStream());
      while (true) {
        say(lie.instead(this, LiarFrame.read(in)));
      }
    } catch (IOException e) {
      end();
    }
  }

  private synchronized byte[] flushed() {
    held = false;
    return together.toByteArray();
  }

  /** Ends the connection without a word. */
  void end() {
    try {
      client.shutdownOutput();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  synchronized void say(LiarFrame frame) throws IOException {
    OutputStream out = held ? together : client.getOutputStream();
    out.write(frame.bytes());
  }

  /** Up to the empty line, and no byte of what follows. */
  private static byte[] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = 0;
    while (last != 0x0D0A0D0A) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.write(next);
      last = last << 8 | next;
    }
    return head.toByteArray();
  }
}
