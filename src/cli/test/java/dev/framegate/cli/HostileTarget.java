package dev.framegate.cli;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A target that means harm to the kit, in one way. */
final class HostileTarget implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("(?i)Sec-WebSocket-Key: *(\\S+)");
  private static final Pattern LENGTH = Pattern.compile("(?i)Content-Length: *(\\d+)");
  private static final int MOST_HEAD = 1 << 20;

  private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "hostile-target");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final HostileMode mode;

  HostileTarget(HostileMode mode) throws IOException {
    this.mode = mode;
    threads.execute(this::accept);
  }

  String authority() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** How many requests have come. */
  int calls() {
    return calls.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException | RejectedExecutionException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      while (true) {
        Call call = Call.read(socket);
        calls.incrementAndGet();
        mode.serve(call);
      }
    } catch (IOException e) {
      // The client has gone, as it should.
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Closeable socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }

  /** A request, or a handshake with its connection. */
  record Call(Socket socket, String head, byte[] body) {
    static Call read(Socket socket) throws IOException {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
        int next = in.read();
        if (next == -1 || head.length() > MOST_HEAD) {
          throw new EOFException();
        }
        head.append((char) next);
      }
      Matcher length = LENGTH.matcher(head);
      int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
      return new Call(socket, head.toString(), in.readNBytes(bytes));
    }

    boolean isHandshake() {
      return KEY.matcher(head).find();
    }

    String path() {
      return head.split(" ", 3)[1];
    }

    String method() {
      return head.split(" ", 3)[0];
    }

    void say(String text) throws IOException {
      say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void say(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    void answer(int status, String headers, String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      say(
          "HTTP/1.1 %d Fine\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n"
              .formatted(status, bytes.length, headers));
      say(bytes);
    }

    /** Accepts the WebSocket. */
    void upgrade(String headers) throws IOException {
      Matcher key = KEY.matcher(head);
      String accept = key.find() ? accept(key.group(1)) : "";
      say(
          "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n%s\r\n"
              .formatted(accept, headers));
    }

    private static String accept(String key) {
      try {
        byte[] sum =
            MessageDigest.getInstance("SHA-1")
                .digest(
                    (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                        .getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(sum);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java has SHA-1", e);
      }
    }

    /** A text frame of at most 65,535 bytes. */
    void frame(String text) throws IOException {
      byte[] payload = text.getBytes(StandardCharsets.UTF_8);
      byte[] frame = new byte[4 + payload.length];
      frame[0] = (byte) 0x81;
      frame[1] = 126;
      frame[2] = (byte) (payload.length >> 8);
      frame[3] = (byte) payload.length;
      System.arraycopy(payload, 0, frame, 4, payload.length);
      say(frame);
    }

    /** The same again and again, for as long as the client reads. */
    void flood(String text) throws IOException {
      byte[] much =
          text.repeat(Math.max(1, 65_536 / text.length())).getBytes(StandardCharsets.ISO_8859_1);
      while (true) {
        say(much);
      }
    }

    void drip(String text, Duration pause) throws IOException {
      for (int i = 0; ; i++) {
        say(text.substring(i % text.length(), i % text.length() + 1));
        LockSupport.parkNanos(pause.toNanos());
      }
    }

    /** Waits for the end of the connection. */
    void hold() throws IOException {
      while (socket.getInputStream().read() != -1) {
        // What comes does not matter.
      }
      throw new EOFException();
    }

    void reset() {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
