package dev.framegate.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * Measures the gateway and plain servers in turns, each server in a JVM of its own with the same
 * flags, and the clients in this one. Settings: {@code bench.seconds} of each measurement, {@code
 * bench.rounds}, {@code bench.idle} connections, {@code bench.jvm} flags, {@code bench.only} some
 * of messages, latency, connections, proxy, idle, start, code; or {@code endurance}, which is not
 * part of the whole as it takes its time.
 */
final class LoadBenchmark {
  private static final double SECONDS =
      Double.parseDouble(System.getProperty("bench.seconds", "2"));
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int IDLE = Integer.getInteger("bench.idle", 18_000);
  private static final String ONLY = System.getProperty("bench.only", "");

  /** Of each server, in its first seconds. */
  private static final double COLD_SECONDS = Math.min(10, 10 * SECONDS);

  /** Before each measurement, as what runs for the first time is compiled. */
  private static final double SETTLING_SECONDS = SECONDS;

  /** Before the rates that depend most on compiled code: small messages and handshakes. */
  private static final double LONG_SETTLING_SECONDS = 3 * SECONDS;

  private static final int PACED_PER_SECOND = 4000;
  private static final double MICROS = 1e3;
  private static final double MEBIBYTE = 1024 * 1024;

  private final Figures figures = new Figures();
  private boolean gatewayFirst;

  public static void main(String[] args) throws Exception {
    Map<String, String> machine = Machine.describe();
    Path folder = Path.of("reports", "bench");
    if (ONLY.equals("endurance")) {
      Endurance.run(folder, machine);
      return;
    }
    if (wanted("code")) {
      CodeBenchmarks.run(folder, machine);
    }
    if (ONLY.equals("code")) {
      return;
    }
    LoadBenchmark benchmark = new LoadBenchmark();
    benchmark.warmClients();
    for (int round = 0; round < ROUNDS; round++) {
      benchmark.gatewayFirst = round % 2 == 1;
      benchmark.round();
    }
    BenchReport.write(folder, machine, ROUNDS, benchmark.figures);
    System.out.println(BenchReport.table(machine, ROUNDS, benchmark.figures));
  }

  private static boolean wanted(String part) {
    return ONLY.isEmpty() || Set.of(ONLY.split(",")).contains(part);
  }

  /** The clients' own code is compiled before anything is measured. */
  private void warmClients() throws IOException {
    try (ServerProcess echo = ServerProcess.start(EchoServer.class)) {
      for (Shape shape : List.of(Shape.SMALL, Shape.SINGLE, Shape.LARGE, Shape.LARGEST)) {
        MessageLoad.closed(echo.address(), shape, Math.min(1, SECONDS));
      }
      ConnectionLoad.churn(echo.address(), Math.min(1, SECONDS));
    }
  }

  private void round() throws IOException {
    if (wanted("messages") || wanted("latency") || wanted("connections")) {
      try (ServerProcess echo = ServerProcess.start(EchoServer.class);
          ServerProcess gateway = ServerProcess.start(GatewayServer.class)) {
        servers(echo, gateway);
      }
    }
    if (wanted("proxy")) {
      proxy();
    }
    if (wanted("idle")) {
      idle();
    }
    if (wanted("start")) {
      start();
    }
  }

  private void servers(ServerProcess echo, ServerProcess gateway) throws IOException {
    if (wanted("messages")) {
      messages(
          echo, gateway, Shape.SMALL.named("128 bytes, 16 deep, after the start"), COLD_SECONDS, 0);
      messages(echo, gateway, Shape.SMALL, SECONDS, LONG_SETTLING_SECONDS);
      messages(echo, gateway, Shape.SINGLE, SECONDS, SETTLING_SECONDS);
      messages(echo, gateway, Shape.LARGE, SECONDS, SETTLING_SECONDS);
      messages(echo, gateway, Shape.LARGEST, SECONDS, SETTLING_SECONDS);
      figures.add(
          "resident after the large messages",
          "MiB",
          echo.resident() / MEBIBYTE,
          gateway.resident() / MEBIBYTE);
    }
    if (wanted("latency")) {
      latency(echo, gateway);
    }
    if (wanted("connections")) {
      connections(echo, gateway);
    }
  }

  @FunctionalInterface
  private interface Load {
    Sample run(ServerProcess server) throws IOException;
  }

  /**
   * @param cpu of the server, in nanoseconds for each
   * @param ownCpu of the clients, likewise
   */
  private record Sample(double perSecond, double cpu, double ownCpu) {}

  private void messages(
      ServerProcess echo, ServerProcess gateway, Shape shape, double seconds, double settling)
      throws IOException {
    pair(
        shape.name(),
        "messages/s",
        echo,
        gateway,
        server -> {
          if (settling > 0) {
            MessageLoad.closed(server.address(), shape, settling);
          }
          return sample(server, () -> MessageLoad.closed(server.address(), shape, seconds));
        });
  }

  private void connections(ServerProcess echo, ServerProcess gateway) throws IOException {
    pair(
        "new connections",
        "connections/s",
        echo,
        gateway,
        server -> {
          ConnectionLoad.churn(server.address(), LONG_SETTLING_SECONDS);
          return sample(server, () -> ConnectionLoad.churn(server.address(), SECONDS));
        });
  }

  @FunctionalInterface
  private interface Counted {
    MessageLoad.Rate run() throws IOException;
  }

  private static Sample sample(ServerProcess server, Counted load) throws IOException {
    long cpu = server.cpu().toNanos();
    long own = Machine.ownCpu();
    MessageLoad.Rate rate = load.run();
    double all = rate.all();
    return new Sample(
        rate.perSecond(), (server.cpu().toNanos() - cpu) / all, (Machine.ownCpu() - own) / all);
  }

  private void pair(String name, String unit, ServerProcess echo, ServerProcess gateway, Load load)
      throws IOException {
    Sample first = load.run(gatewayFirst ? gateway : echo);
    Sample second = load.run(gatewayFirst ? echo : gateway);
    Sample plain = gatewayFirst ? second : first;
    Sample own = gatewayFirst ? first : second;
    figures.add(name, unit, plain.perSecond(), own.perSecond());
    figures.add(name + ": processor", "µs each", plain.cpu() / MICROS, own.cpu() / MICROS);
    figures.add(
        name + ": processor of the clients",
        "µs each",
        plain.ownCpu() / MICROS,
        own.ownCpu() / MICROS);
  }

  private void latency(ServerProcess echo, ServerProcess gateway) throws IOException {
    Histogram plain = paced(echo);
    Histogram own = paced(gateway);
    for (double percentile : new double[] {50, 99, 99.9}) {
      figures.add(
          "latency at %d messages/s, percentile %s".formatted(PACED_PER_SECOND, percentile),
          "µs",
          plain.getValueAtPercentile(percentile) / MICROS,
          own.getValueAtPercentile(percentile) / MICROS);
    }
  }

  private static Histogram paced(ServerProcess server) throws IOException {
    MessageLoad.paced(server.address(), Shape.SINGLE, PACED_PER_SECOND, SETTLING_SECONDS);
    return MessageLoad.paced(server.address(), Shape.SINGLE, PACED_PER_SECOND, SECONDS);
  }

  /** The JDK's client that calls a backend, and the gateway that does so for its clients. */
  private void proxy() throws IOException {
    try (ServerProcess backend = ServerProcess.start(BackendServer.class)) {
      String address = backend.address().toString();
      try (ServerProcess direct = ServerProcess.start(DirectCaller.class, address);
          ServerProcess gateway = ServerProcess.start(GatewayServer.class, address)) {
        URI clients = gateway.address();
        direct.work(SECONDS);
        MessageLoad.closed(clients, Shape.SINGLE, SECONDS);
        long calls = direct.work(SECONDS);
        MessageLoad.Rate rate = MessageLoad.closed(clients, Shape.SINGLE, SECONDS);
        figures.add(
            "HTTP_PROXY, beside direct calls", "messages/s", calls / SECONDS, rate.perSecond());
      }
    }
  }

  private void idle() throws IOException {
    try (ServerProcess echo = ServerProcess.start(EchoServer.class);
        ServerProcess gateway = ServerProcess.start(GatewayServer.class)) {
      long[] plain = memory(echo);
      long[] own = memory(gateway);
      figures.add("an idle connection, resident", "bytes", plain[0], own[0]);
      figures.add("an idle connection, heap", "bytes", plain[1], own[1]);
    }
  }

  /** Resident memory and heap of one connection, of many. */
  private static long[] memory(ServerProcess server) throws IOException {
    MessageLoad.closed(server.address(), Shape.SINGLE, 1);
    long heap = server.heap();
    long resident = server.resident();
    List<SocketChannel> open = ConnectionLoad.open(server.address(), IDLE);
    long heapAfter = server.heap();
    long residentAfter = server.resident();
    for (SocketChannel channel : open) {
      channel.close();
    }
    return new long[] {(residentAfter - resident) / IDLE, (heapAfter - heap) / IDLE};
  }

  private void start() throws IOException {
    Starts.Pair inProcess = Starts.inProcess();
    figures.add("a start in a warm JVM", "ms", inProcess.plain(), inProcess.gateway());
    if (!Files.exists(Starts.JAR)) {
      System.out.println("The start of the jar is not measured: there is no " + Starts.JAR);
      return;
    }
    double plain = Starts.echoToFirstHandshake();
    figures.add("from nothing to the first handshake", "s", plain, Starts.jarToFirstHandshake());
  }
}
