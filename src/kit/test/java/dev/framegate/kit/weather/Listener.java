package dev.framegate.kit.weather;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** A port of this machine, and the connections that lead from it to gateways. */
final class Listener implements AutoCloseable {
  private static final int BACKLOG = 500;

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1);

  /** Serves one connection, and may leave it open. */
  @FunctionalInterface
  interface Service {
    void serve(Socket client) throws IOException;
  }

  Listener(Service service) throws IOException {
    server = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
    daemon(() -> accept(service));
  }

  int port() {
    return server.getLocalPort();
  }

  /** Runs something later, such as the end of a connection. */
  ScheduledExecutorService clock() {
    return clock;
  }

  Socket connect(URI gateway) throws IOException {
    Socket socket = new Socket(gateway.getHost(), gateway.getPort());
    socket.setTcpNoDelay(true);
    open.add(socket);
    return socket;
  }

  private void accept(Service service) {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        open.add(client);
        daemon(() -> serve(service, client));
      } catch (IOException e) {
        continue;
      }
    }
  }

  private void serve(Service service, Socket client) {
    try {
      service.serve(client);
    } catch (IOException e) {
      end(client);
    }
  }

  /** Ends a connection in an orderly way. */
  void end(Socket socket) {
    open.remove(socket);
    silently(socket);
  }

  /** Resets a connection: what was not read yet is lost. */
  void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It has ended already.
    }
    end(socket);
  }

  private static void silently(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void daemon(Runnable work) {
    Thread thread = new Thread(work, "weather");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    silently(server);
    open.forEach(Listener::silently);
  }
}
