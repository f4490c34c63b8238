package dev.framegate.bench;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.List;

/** What is measured of servers that have just started: each pair of samples is of two new ones. */
final class FreshServers {
  private static final double MEBIBYTE = 1024 * 1024;

  private final Settings settings;
  private final Figures figures;

  FreshServers(Settings settings, Figures figures) {
    this.settings = settings;
    this.figures = figures;
  }

  /** The rate of small messages from the first on, and the memory after large ones. */
  void messages() throws IOException {
    for (int round = 0; round < settings.rounds(); round++) {
      try (ServerProcess echo = ServerProcess.start(EchoServer.class);
          ServerProcess gateway = ServerProcess.start(GatewayServer.class)) {
        Sample plain = afterTheStart(echo);
        Sample own = afterTheStart(gateway);
        Sample.add(figures, "128 bytes, 16 deep, after the start", "messages/s", plain, own);
        figures.add(
            "resident after the large messages",
            "MiB",
            afterLargeMessages(echo) / MEBIBYTE,
            afterLargeMessages(gateway) / MEBIBYTE);
      }
    }
  }

  private Sample afterTheStart(ServerProcess server) throws IOException {
    return Sample.of(
        server,
        (fresh, seconds) -> MessageLoad.closed(fresh.address(), Shape.SMALL, seconds),
        settings.afterTheStart());
  }

  private long afterLargeMessages(ServerProcess server) throws IOException {
    for (Shape shape : List.of(Shape.LARGE, Shape.LARGEST)) {
      MessageLoad.closed(server.address(), shape, 1);
    }
    return server.resident();
  }

  /** Resident memory and heap of a connection, of many that are open and send nothing. */
  void idleConnections() throws IOException {
    for (int round = 0; round < settings.rounds(); round++) {
      try (ServerProcess echo = ServerProcess.start(EchoServer.class);
          ServerProcess gateway = ServerProcess.start(GatewayServer.class)) {
        Memory plain = idleConnections(echo);
        Memory own = idleConnections(gateway);
        figures.add("an idle connection, resident", "bytes", plain.resident(), own.resident());
        figures.add("an idle connection, heap", "bytes", plain.heap(), own.heap());
      }
    }
  }

  private record Memory(double resident, double heap) {
    static Memory of(ServerProcess server) throws IOException {
      double heap = server.heap();
      return new Memory(server.resident(), heap);
    }

    Memory since(Memory earlier, int connections) {
      return new Memory(
          (resident - earlier.resident) / connections, (heap - earlier.heap) / connections);
    }
  }

  private Memory idleConnections(ServerProcess server) throws IOException {
    MessageLoad.closed(server.address(), Shape.SINGLE, 1);
    Memory before = Memory.of(server);
    List<SocketChannel> open = ConnectionLoad.open(server.address(), settings.idle());
    Memory after = Memory.of(server);
    for (SocketChannel channel : open) {
      channel.close();
    }
    return after.since(before, settings.idle());
  }

  /** How long a start takes, within this JVM and from nothing. */
  void starts() throws IOException {
    for (int round = 0; round < settings.rounds(); round++) {
      Starts.Pair inProcess = Starts.inProcess();
      figures.add("a start in a warm JVM", "ms", inProcess.plain(), inProcess.gateway());
      if (!Files.exists(Starts.JAR)) {
        System.out.println("The start of the jar is not measured: there is no " + Starts.JAR);
        continue;
      }
      double plain = Starts.echoToFirstHandshake();
      figures.add("from nothing to the first handshake", "s", plain, Starts.jarToFirstHandshake());
    }
  }
}
