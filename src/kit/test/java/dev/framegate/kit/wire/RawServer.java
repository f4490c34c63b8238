package dev.framegate.kit.wire;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** A server that says what the test tells it to, and keeps what it heard, byte for byte. */
final class RawServer implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("(?i)Sec-WebSocket-Key: *(\\S+)");

  /** What to do with one connection. */
  interface Script {
    void play(Peer peer) throws IOException;
  }

  private final ServerSocket server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "raw-server");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

  private RawServer(ServerSocket server, Script script) {
    this.server = server;
    threads.execute(() -> accept(script));
  }

  static RawServer playing(Script script) throws IOException {
    return over(ServerSocketFactory.getDefault(), script);
  }

  static RawServer over(ServerSocketFactory factory, Script script) throws IOException {
    return new RawServer(
        factory.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), script);
  }

  /** Accepts the WebSocket first. */
  static RawServer talking(Script script) throws IOException {
    return playing(
        peer -> {
          peer.accept();
          script.play(peer);
        });
  }

  private void accept(Script script) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> play(script, socket));
      } catch (IOException | RejectedExecutionException e) {
        return;
      }
    }
  }

  private static void play(Script script, Socket socket) {
    try (socket) {
      script.play(new Peer(socket));
    } catch (IOException e) {
      // The test looks at what the client saw.
    }
  }

  /** Where nobody listens. */
  static int unusedPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }

  int port() {
    return server.getLocalPort();
  }

  URI http(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  URI ws() {
    return URI.create("ws://127.0.0.1:" + port() + "/stage");
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Closeable socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }

  /** The server's end of one connection. */
  static final class Peer {
    final Socket socket;
    private final InputStream in;

    Peer(Socket socket) throws IOException {
      this.socket = socket;
      this.in = socket.getInputStream();
    }

    /** A request's head, up to its empty line. */
    String head() throws IOException {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        head.writeBytes(read(1));
      }
      return head.toString(StandardCharsets.ISO_8859_1);
    }

    String accept(String... moreHeaders) throws IOException {
      String head = head();
      say(switching(head, moreHeaders));
      return head;
    }

    static String switching(String head, String... moreHeaders) {
      Matcher key = KEY.matcher(head);
      String accept = key.find() ? WebSocketAccept.accept(key.group(1)) : "";
      StringBuilder answer = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
      answer.append("Upgrade: websocket\r\nConnection: Upgrade\r\n");
      answer.append("Sec-WebSocket-Accept: ").append(accept).append("\r\n");
      for (String header : moreHeaders) {
        answer.append(header).append("\r\n");
      }
      return answer.append("\r\n").toString();
    }

    void say(String text) throws IOException {
      say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void say(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    /** A server's frames are not masked. */
    void say(ClientFrame frame) throws IOException {
      say(frame.withMask(false).encode(0));
    }

    byte[] read(int bytes) throws IOException {
      byte[] read = in.readNBytes(bytes);
      if (read.length < bytes) {
        throw new EOFException();
      }
      return read;
    }

    /** What comes until the client ends the connection. */
    byte[] rest() throws IOException {
      return in.readAllBytes();
    }
  }
}
