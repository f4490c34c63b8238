package dev.framegate.bench;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What stays in the gateway's memory: of frames that are announced and never come, of connections
 * that are dropped at once, and of many minutes in which connections come and go. Setting: {@code
 * bench.minutes}.
 */
final class Endurance {
  private static final int MINUTES = Integer.getInteger("bench.minutes", 20);
  private static final int ANNOUNCING = 2000;
  private static final int DROPPED = 10_000;
  private static final double SECONDS = 5;
  private static final double MINUTE = 60;
  private static final double MEBIBYTE = 1024 * 1024;

  private static final long LEGAL = 32 * 1024;
  private static final long OVERSIZE = 1L << 30;

  private final ServerProcess server;
  private final StringBuilder table = new StringBuilder("\n| after | | |\n|---|---|---:|\n");

  private Endurance(ServerProcess server) {
    this.server = server;
  }

  static void run(Path folder, Map<String, String> machine) throws IOException {
    try (ServerProcess gateway = ServerProcess.start(GatewayServer.class)) {
      Endurance endurance = new Endurance(gateway);
      MessageLoad.closed(gateway.address(), Shape.SINGLE, SECONDS);
      ConnectionLoad.churn(gateway.address(), 2 * SECONDS);
      endurance.announcedFrames();
      endurance.droppedConnections();
      endurance.comingAndGoing();
      StringBuilder text = BenchReport.heading("What stays in the gateway's memory", machine);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("endurance.md"), text.append(endurance.table).toString());
    }
  }

  /** Of each connection that has sent the first bytes of a frame, and nothing after them. */
  private void announcedFrames() throws IOException {
    row("a frame of 32 KiB was announced", "heap, bytes a connection", announced(LEGAL));
    row("a frame of 1 GiB was announced", "heap, bytes a connection", announced(OVERSIZE));
  }

  private double announced(long length) throws IOException {
    long before = server.heap();
    List<SocketChannel> open = ConnectionLoad.open(server.address(), ANNOUNCING);
    for (SocketChannel channel : open) {
      channel.write(ClientFrames.announcement(length));
    }
    long after = server.heap();
    close(open);
    return (after - before) / (double) ANNOUNCING;
  }

  private void droppedConnections() throws IOException {
    state("nothing");
    List<SocketChannel> open = ConnectionLoad.open(server.address(), DROPPED);
    state(DROPPED + " connections are open");
    close(open);
    state("they were dropped at once");
  }

  private void comingAndGoing() throws IOException {
    for (int minute = 1; minute <= MINUTES; minute++) {
      double rate = ConnectionLoad.churn(server.address(), MINUTE).perSecond();
      String when = minute + " min of connections that come and go";
      row(when, "connections/s", rate);
      memory(when);
    }
  }

  private void state(String when) throws IOException {
    memory(when);
    URI address = server.address();
    row(when, "new connections/s", ConnectionLoad.churn(address, SECONDS).perSecond());
  }

  private void memory(String when) throws IOException {
    row(when, "heap, MiB", server.heap() / MEBIBYTE);
    row(when, "resident, MiB", server.resident() / MEBIBYTE);
  }

  private void row(String when, String what, double value) {
    String row = String.format(Locale.ROOT, "| %s | %s | %.1f |", when, what, value);
    System.out.println(row);
    table.append(row).append('\n');
  }

  /** Ends connections without a word. */
  private static void close(List<SocketChannel> open) throws IOException {
    for (SocketChannel channel : open) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
    }
  }
}
