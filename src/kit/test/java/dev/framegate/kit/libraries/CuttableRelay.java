package dev.framegate.kit.libraries;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port that passes bytes on to another one until its connections are cut. */
final class CuttableRelay implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  private final List<Socket> all = new CopyOnWriteArrayList<>();

  CuttableRelay(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Closes the TCP connections to clients in the ordinary way, without a close frame before. */
  void close(boolean reset) throws IOException {
    for (Socket client : clients) {
      if (reset) {
        client.setSoLinger(true, 0);
      }
      client.close();
    }
    clients.clear();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      Socket gateway = new Socket(InetAddress.getByName("127.0.0.1"), target);
      all.addAll(List.of(client, gateway));
      clients.add(client);
      daemon(() -> pass(client, gateway));
      daemon(() -> pass(gateway, client));
    }
  }

  private static void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException cut) {
                // A socket was closed: the connection has ended.
              }
            },
            "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket each : all) {
      each.close();
    }
  }
}
