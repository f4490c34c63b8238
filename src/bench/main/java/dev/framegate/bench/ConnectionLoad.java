package dev.framegate.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Opens connections. */
final class ConnectionLoad {
  private static final int AT_A_TIME = 64;
  private static final int ANSWER = 2048;

  private ConnectionLoad() {}

  private static final class Opening {
    final ByteBuffer request;
    final ByteBuffer answer = ByteBuffer.allocate(ANSWER);

    Opening(ByteBuffer request) {
      this.request = request;
    }
  }

  /** Opens and closes connections for a while; returns how many, and the time. */
  static MessageLoad.Rate churn(URI server, double seconds) throws IOException {
    long began = System.nanoTime();
    long end = began + (long) (seconds * 1e9);
    long opened = 0;
    Handshakes handshakes = new Handshakes(server);
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < AT_A_TIME; i++) {
        begin(handshakes, selector);
      }
      while (System.nanoTime() < end) {
        selector.select(100);
        List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
        selector.selectedKeys().clear();
        for (SelectionKey key : ready) {
          if (advance(key)) {
            key.channel().close();
            opened++;
            begin(handshakes, selector);
          }
        }
      }
      long nanos = System.nanoTime() - began;
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      return new MessageLoad.Rate(opened, opened, nanos);
    }
  }

  /** Opens so many connections and leaves them open. */
  static List<SocketChannel> open(URI server, int count) throws IOException {
    List<SocketChannel> open = new ArrayList<>();
    Handshakes handshakes = new Handshakes(server);
    for (int i = 0; i < count; i++) {
      open.add(handshakes.open());
    }
    return open;
  }

  private static void begin(Handshakes handshakes, Selector selector) throws IOException {
    handshakes
        .begin()
        .register(selector, SelectionKey.OP_CONNECT, new Opening(handshakes.request()));
  }

  /** Whether the connection is open. */
  private static boolean advance(SelectionKey key) throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    Opening opening = (Opening) key.attachment();
    if (key.isConnectable()) {
      channel.finishConnect();
      channel.write(opening.request);
      key.interestOps(SelectionKey.OP_READ);
      return false;
    }
    if (channel.read(opening.answer) < 0) {
      throw new IOException("the server closed during the handshake");
    }
    return Handshakes.isAnswered(opening.answer);
  }
}
