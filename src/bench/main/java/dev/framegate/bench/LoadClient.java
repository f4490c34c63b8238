package dev.framegate.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients of one server on one thread. They write what was prepared and skip what they read, so
 * that they cost less than any server.
 */
final class LoadClient implements AutoCloseable {
  /** Learns of answers. */
  interface Listener {
    void answered(Connection connection, int messages);
  }

  /** One connection. */
  final class Connection {
    final int index;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ServerFrames frames;
    private final ByteBuffer out = prepared.duplicate().limit(0);
    private int owed;

    private Connection(int index, SocketChannel channel) throws IOException {
      this.index = index;
      this.channel = channel;
      this.frames = new ServerFrames(bytes);
      this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends so many messages, as soon as the socket takes them. */
    void send(int messages) {
      owed += messages;
      inFlight += messages;
      flush();
    }

    private void flush() {
      try {
        boolean more = true;
        while (more) {
          if (!out.hasRemaining() && owed > 0) {
            int some = Math.min(owed, copies);
            owed -= some;
            out.clear().limit(some * size);
          }
          channel.write(out);
          more = !out.hasRemaining() && owed > 0;
        }
        int wanted =
            out.hasRemaining()
                ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
          key.interestOps(wanted);
        }
      } catch (IOException e) {
        throw new IllegalStateException("a connection failed", e);
      }
    }

    private int read() throws IOException {
      in.clear();
      if (channel.read(in) < 0) {
        throw new IOException("the server closed a connection");
      }
      return frames.count(in.flip());
    }
  }

  private final Selector selector = Selector.open();
  private final ByteBuffer in = ByteBuffer.allocateDirect(256 * 1024);
  private final List<Connection> connections = new ArrayList<>();
  private final int bytes;
  private final int copies;
  private final int size;
  private final ByteBuffer prepared;
  private long inFlight;

  LoadClient(URI server, Shape shape) throws IOException {
    bytes = shape.bytes();
    copies = shape.depth();
    prepared = ClientFrames.copies(ClientFrames.message(bytes), shape.frames(), copies);
    size = prepared.remaining() / copies;
    Handshakes handshakes = new Handshakes(server);
    for (int i = 0; i < shape.connections(); i++) {
      connections.add(new Connection(i, handshakes.open()));
    }
  }

  List<Connection> connections() {
    return connections;
  }

  /** Reads and writes what is ready; waits for at most so long. */
  void turn(long millis, Listener listener) throws IOException {
    if (millis > 0) {
      selector.select(millis);
    } else {
      selector.selectNow();
    }
    var ready = selector.selectedKeys();
    for (SelectionKey key : ready) {
      Connection connection = (Connection) key.attachment();
      if (key.isWritable()) {
        connection.flush();
      }
      if (key.isReadable()) {
        int messages = connection.read();
        if (messages > 0) {
          inFlight -= messages;
          listener.answered(connection, messages);
        }
      }
    }
    ready.clear();
  }

  /**
   * Waits for all answers.
   *
   * @throws IllegalStateException if they take longer than ten seconds
   */
  void drain(Listener listener) throws IOException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (inFlight > 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(inFlight + " messages have no answer");
      }
      turn(100, listener);
    }
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.channel.close();
    }
    selector.close();
  }
}
