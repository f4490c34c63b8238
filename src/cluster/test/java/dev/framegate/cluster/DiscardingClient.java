package dev.framegate.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that reads and keeps nothing, so that it costs little beside what is measured. */
final class DiscardingClient implements AutoCloseable {
  private final Socket socket;

  private DiscardingClient(Socket socket) {
    this.socket = socket;
  }

  static DiscardingClient connect(URI address) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    String request =
        """
        GET %s?%s HTTP/1.1
        Host: %s
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """
            .formatted(address.getPath(), address.getQuery(), address.getAuthority())
            .replace("\n", "\r\n");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String status =
        new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
            .readLine();
    if (!String.valueOf(status).startsWith("HTTP/1.1 101")) {
      socket.close();
      throw new IOException("expected 101, got " + status);
    }
    return new DiscardingClient(socket);
  }

  /** Until this, it does not read, and its gateway's buffers fill. */
  DiscardingClient reading() {
    Thread reader = new Thread(() -> discard(socket), "discarding-client");
    reader.setDaemon(true);
    reader.start();
    return this;
  }

  private static void discard(Socket socket) {
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The client was closed.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
