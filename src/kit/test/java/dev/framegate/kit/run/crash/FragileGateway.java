package dev.framegate.kit.run.crash;

import dev.framegate.gateway.Gateway;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The reference gateway behind a port that is given, in a process that ends at once when a client
 * sends a text frame with the third reserved bit.
 */
final class FragileGateway {
  /** FIN, the third reserved bit, text. */
  static final int DEADLY = 0x91;

  private static final int MOST_HEADER = 64 << 10;
  private static final int BACKLOG = 200;

  private FragileGateway() {}

  public static void main(String[] arguments) throws IOException {
    Gateway gateway = Gateway.builder().start();
    try (ServerSocket server =
        new ServerSocket(
            Integer.parseInt(arguments[0]), BACKLOG, InetAddress.getByName("127.0.0.1"))) {
      System.out.println("listens");
      while (true) {
        carry(server.accept(), gateway.address());
      }
    }
  }

  private static void carry(Socket client, URI gateway) throws IOException {
    Socket behind = new Socket(gateway.getHost(), gateway.getPort());
    client.setTcpNoDelay(true);
    behind.setTcpNoDelay(true);
    inBackground(() -> ask(client, behind), client, behind);
    inBackground(
        () -> behind.getInputStream().transferTo(client.getOutputStream()), client, behind);
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void inBackground(Work work, Socket one, Socket other) {
    Thread thread =
        new Thread(
            () -> {
              try (one;
                  other) {
                work.run();
              } catch (IOException e) {
                return; // One of the two has gone.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void ask(Socket client, Socket behind) throws IOException {
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
    out.write(header.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (header.toString().toLowerCase(Locale.ROOT).contains("upgrade: websocket")) {
      frames(in, out);
    } else {
      in.transferTo(out);
    }
  }

  private static void frames(DataInputStream in, DataOutputStream out) throws IOException {
    for (int first = in.read(); first >= 0; first = in.read()) {
      if (first == DEADLY) {
        Runtime.getRuntime().halt(3);
      }
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
      long left = length + ((second & 0x80) == 0 ? 0 : 4);
      byte[] buffer = new byte[8192];
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          return;
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
