package dev.framegate.kit.run.liars;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** A data plane that lies, in front of a gateway that does not. */
final class Liar implements AutoCloseable {
  private final ServerSocket server;
  private final URI gateway;
  private final Lie lie;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "liar");
            thread.setDaemon(true);
            return thread;
          });

  Liar(URI gateway, Lie lie) throws IOException {
    this.gateway = gateway;
    this.lie = lie;
    this.server = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
    threads.execute(this::accept);
  }

  String authority() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException | RejectedExecutionException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      Socket right = new Socket(gateway.getHost(), gateway.getPort());
      open.add(right);
      new LiarConnection(client, right, lie).serve(threads);
    } catch (IOException | RejectedExecutionException e) {
      // The run looks at what its client saw.
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
}
