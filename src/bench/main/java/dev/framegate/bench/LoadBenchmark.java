package dev.framegate.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the gateway and plain servers in turns, each server in a JVM of its own with the same
 * flags ({@code bench.jvm}), and the clients in this one. {@link Settings} tells what can be
 * chosen; {@code -Dbench.only=endurance} is not part of the whole as it takes its time.
 */
final class LoadBenchmark {
  private LoadBenchmark() {}

  public static void main(String[] args) throws Exception {
    Settings settings = Settings.read();
    Map<String, String> machine = Machine.describe();
    Path folder = Path.of("reports", "bench");
    if (settings.only().contains("endurance")) {
      Endurance.run(folder, machine);
      return;
    }
    Figures figures = new Figures();
    measure(settings, figures);
    if (!figures.all().isEmpty()) {
      BenchReport.write(folder, machine, settings, figures);
      System.out.println(BenchReport.table(machine, settings, figures));
    }
    if (settings.asksFor("code")) {
      CodeBenchmarks.run(folder, machine);
    }
  }

  private static void measure(Settings settings, Figures figures) throws IOException {
    FreshServers fresh = new FreshServers(settings, figures);
    SettledServers settled = new SettledServers(settings, figures);
    if (Stream.of("messages", "latency", "connections").anyMatch(settings::asksFor)) {
      warmClients();
      if (settings.asksFor("messages")) {
        fresh.messages();
      }
      settled.run();
    }
    if (settings.asksFor("proxy")) {
      settled.proxy();
    }
    if (settings.asksFor("idle")) {
      fresh.idleConnections();
    }
    if (settings.asksFor("start")) {
      fresh.starts();
    }
  }

  /** The clients' own code is compiled before anything is measured. */
  private static void warmClients() throws IOException {
    try (ServerProcess echo = ServerProcess.start(EchoServer.class)) {
      for (Shape shape : List.of(Shape.SMALL, Shape.SINGLE, Shape.LARGE, Shape.LARGEST)) {
        MessageLoad.closed(echo.address(), shape, 1);
      }
      ConnectionLoad.churn(echo.address(), 1);
    }
  }
}
