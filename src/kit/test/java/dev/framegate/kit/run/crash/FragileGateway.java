package dev.framegate.kit.run.crash;

import dev.framegate.gateway.Gateway;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The reference gateway behind a port that is given, in a process that ends when a client sends a
 * text frame with the third reserved bit. With a second argument it resets that connection first,
 * answers nobody any more, and ends so many milliseconds later.
 */
final class FragileGateway {
  /** FIN, the third reserved bit, text. */
  static final int DEADLY = 0x91;

  private static final int MOST_HEADER = 64 << 10;
  private static final int BACKLOG = 200;

  private final Gateway gateway = Gateway.builder().start();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final long last;
  private volatile boolean mute;

  private FragileGateway(long last) {
    this.last = last;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    new FragileGateway(arguments.length > 1 ? Long.parseLong(arguments[1]) : 0)
        .listen(Integer.parseInt(arguments[0]));
  }

  private void listen(int port) throws IOException, InterruptedException {
    try (ServerSocket server =
        new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"))) {
      System.out.println("listens");
      while (true) {
        carry(server.accept(), gateway.address());
      }
    }
  }

  private void carry(Socket client, URI address) throws IOException, InterruptedException {
    untilItEnds();
    Socket behind = new Socket(address.getHost(), address.getPort());
    client.setTcpNoDelay(true);
    behind.setTcpNoDelay(true);
    inBackground(() -> ask(client, behind), client, behind);
    inBackground(() -> pass(behind.getInputStream(), client.getOutputStream()), client, behind);
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static void inBackground(Work work, Socket one, Socket other) {
    Thread thread =
        new Thread(
            () -> {
              try (one;
                  other) {
                work.run();
              } catch (IOException | InterruptedException e) {
                return; // One of the two has gone.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void ask(Socket client, Socket behind) throws IOException, InterruptedException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    DataOutputStream out = new DataOutputStream(behind.getOutputStream());
    StringBuilder header = new StringBuilder();
    while (!header.toString().endsWith("\r\n\r\n") && header.length() < MOST_HEADER) {
      int read = in.read();
      if (read < 0) {
        return;
      }
      header.append((char) read);
    }
    untilItEnds();
    out.write(header.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!header.toString().toLowerCase(Locale.ROOT).contains("upgrade: websocket")) {
      pass(in, out);
      return;
    }
    for (int first = in.read(); first >= 0; first = in.read()) {
      if (first == DEADLY) {
        end(client);
      }
      untilItEnds();
      frame(first, in, out);
    }
  }

  private void end(Socket client) throws IOException {
    if (last > 0) {
      mute = true;
      client.setSoLinger(true, 0);
      client.close();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(last));
    }
    Runtime.getRuntime().halt(3);
  }

  private void untilItEnds() throws InterruptedException {
    if (mute) {
      ended.await();
    }
  }

  private void pass(InputStream in, OutputStream out) throws IOException, InterruptedException {
    byte[] buffer = new byte[8192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      untilItEnds();
      out.write(buffer, 0, read);
    }
  }

  private static void frame(int first, DataInputStream in, DataOutputStream out)
      throws IOException {
    int second = in.readUnsignedByte();
    out.write(new byte[] {(byte) first, (byte) second});
    long length = second & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
      out.writeShort((int) length);
    } else if (length == 127) {
      length = in.readLong();
      out.writeLong(length);
    }
    byte[] buffer = new byte[8192];
    for (long left = length + ((second & 0x80) == 0 ? 0 : 4); left > 0; ) {
      int read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
      if (read == 0) {
        return;
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
