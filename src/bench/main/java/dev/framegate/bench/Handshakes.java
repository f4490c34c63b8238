package dev.framegate.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Opening handshakes of a client. */
final class Handshakes {
  /** Each has its own ports, so that closed connections do not use them up. */
  private static final int SOURCES = 32;

  private final InetSocketAddress server;
  private final byte[] request;
  private int source;

  Handshakes(URI address) {
    server = new InetSocketAddress(address.getHost(), address.getPort());
    request =
        ("GET %s HTTP/1.1\r\n"
                + "Host: %s:%d\r\n"
                + "Connection: Upgrade\r\n"
                + "Upgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
            .formatted(address.getPath(), address.getHost(), address.getPort())
            .getBytes(StandardCharsets.US_ASCII);
  }

  /** A channel that is connecting, and does not block. */
  SocketChannel begin() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.bind(new InetSocketAddress("127.0.0." + (1 + source++ % SOURCES), 0));
    channel.connect(server);
    return channel;
  }

  ByteBuffer request() {
    return ByteBuffer.wrap(request);
  }

  /** An open WebSocket connection that does not block. */
  SocketChannel open() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.bind(new InetSocketAddress("127.0.0." + (1 + source++ % SOURCES), 0));
    channel.connect(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.write(request());
    ByteBuffer answer = ByteBuffer.allocate(2048);
    while (!isAnswered(answer)) {
      if (channel.read(answer) < 0) {
        throw new IOException("the server closed during the handshake");
      }
    }
    channel.configureBlocking(false);
    return channel;
  }

  /**
   * Whether an answer is complete.
   *
   * @throws IOException if the server refuses
   */
  static boolean isAnswered(ByteBuffer answer) throws IOException {
    String text = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
    if (!text.contains("\r\n\r\n")) {
      return false;
    }
    if (!text.startsWith("HTTP/1.1 101")) {
      throw new IOException("expected 101, got " + text.lines().findFirst().orElse(""));
    }
    return true;
  }
}
