package dev.framegate.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A backend that is no HTTP server: it writes what it was told to, whatever it is asked. */
final class RawBackend implements AutoCloseable {
  private final ServerSocket server;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final byte[] beginning;
  private final byte[] again;

  /**
   * @param beginning written once
   * @param again written until nobody takes it any more; if empty, the connection is closed instead
   */
  RawBackend(String beginning, String again) {
    this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
    this.again = again.getBytes(StandardCharsets.ISO_8859_1);
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        thread(() -> answer(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      // Not before the request has begun: a client takes nothing from a server that speaks first.
      if (socket.getInputStream().read() >= 0) {
        OutputStream out = socket.getOutputStream();
        out.write(beginning);
        while (again.length > 0) {
          out.write(again);
        }
        out.flush();
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
      }
    } catch (IOException gone) {
      // The gateway has had enough.
    } finally {
      open.remove(socket);
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "raw-backend");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Closeable socket : open) {
      socket.close();
    }
  }
}
