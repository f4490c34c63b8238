package dev.framegate.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** A wire from one gateway to NATS, which can be cut and mended. */
final class CutWire implements AutoCloseable {
  private final URI server;
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean cut;

  CutWire(URI server) throws IOException {
    this.server = server;
    threads.execute(this::accept);
  }

  /** The address of the same cluster over this wire. */
  URI cluster() {
    return URI.create("nats://127.0.0.1:" + socket.getLocalPort() + server.getPath());
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (cut) {
          client.close();
          continue;
        }
        Socket nats = new Socket(server.getHost(), server.getPort());
        open.add(client);
        open.add(nats);
        threads.execute(() -> copy(client, nats));
        threads.execute(() -> copy(nats, client));
      } catch (IOException | RejectedExecutionException e) {
        // The wire ends, or NATS is not there.
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // One side has ended, and so does the other.
    }
  }

  void cut() throws IOException {
    cut = true;
    for (Socket each : open) {
      each.close();
    }
    open.clear();
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    cut();
    threads.shutdownNow();
  }
}
