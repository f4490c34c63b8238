package dev.framegate.bench;

import java.io.IOException;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What is measured of servers whose code is compiled. Two servers stay for all samples, which are
 * taken in turns, so that a machine that is slower for a while is slower for both.
 */
final class SettledServers {
  private static final int PACED_PER_SECOND = 4000;

  /** Load before the first sample, for each second of one: as long as the rate still grows. */
  private static final double SETTLING = 2.5;

  private static final double SETTLING_OF_MANY = 5;
  private static final double SETTLING_OF_CALLS = 15;
  private static final double MICROS = 1e3;

  private final Settings settings;
  private final Figures figures;

  SettledServers(Settings settings, Figures figures) {
    this.settings = settings;
    this.figures = figures;
  }

  /** Messages, their latencies and new connections. */
  void run() throws IOException {
    try (ServerProcess echo = ServerProcess.start(EchoServer.class);
        ServerProcess gateway = ServerProcess.start(GatewayServer.class)) {
      if (settings.asksFor("messages")) {
        for (Shape shape : List.of(Shape.SMALL, Shape.SINGLE, Shape.LARGE, Shape.LARGEST)) {
          compare(
              shape.name(),
              "messages/s",
              shape.depth() > 1 ? SETTLING_OF_MANY : SETTLING,
              echo,
              gateway,
              (server, seconds) -> MessageLoad.closed(server.address(), shape, seconds));
        }
      }
      if (settings.asksFor("latency")) {
        latency(echo, gateway);
      }
      if (settings.asksFor("connections")) {
        compare(
            "new connections",
            "connections/s",
            SETTLING_OF_MANY,
            echo,
            gateway,
            (server, seconds) -> ConnectionLoad.churn(server.address(), seconds));
      }
    }
  }

  private void compare(
      String name,
      String unit,
      double settling,
      ServerProcess echo,
      ServerProcess gateway,
      Sample.Load load)
      throws IOException {
    load.run(echo, settling * settings.seconds());
    load.run(gateway, settling * settings.seconds());
    for (int round = 0; round < settings.rounds(); round++) {
      boolean gatewayFirst = round % 2 == 1;
      Sample first = sample(gatewayFirst ? gateway : echo, load);
      Sample second = sample(gatewayFirst ? echo : gateway, load);
      Sample.add(figures, name, unit, gatewayFirst ? second : first, gatewayFirst ? first : second);
    }
  }

  private Sample sample(ServerProcess server, Sample.Load load) throws IOException {
    return Sample.of(server, load, settings.seconds());
  }

  private void latency(ServerProcess echo, ServerProcess gateway) throws IOException {
    paced(echo);
    paced(gateway);
    for (int round = 0; round < settings.rounds(); round++) {
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
  }

  private Histogram paced(ServerProcess server) throws IOException {
    return MessageLoad.paced(server.address(), Shape.SINGLE, PACED_PER_SECOND, settings.seconds());
  }

  /** The JDK's client that calls a backend, and the gateway that does so for its clients. */
  void proxy() throws IOException {
    try (ServerProcess backend = ServerProcess.start(BackendServer.class)) {
      String address = backend.address().toString();
      try (ServerProcess direct = ServerProcess.start(DirectCaller.class, address);
          ServerProcess gateway = ServerProcess.start(GatewayServer.class, address)) {
        double settling = SETTLING_OF_CALLS * settings.seconds();
        direct.work(settling);
        MessageLoad.closed(gateway.address(), Shape.SINGLE, settling);
        for (int round = 0; round < settings.rounds(); round++) {
          long calls = direct.work(settings.seconds());
          MessageLoad.Rate rate =
              MessageLoad.closed(gateway.address(), Shape.SINGLE, settings.seconds());
          figures.add(
              "HTTP_PROXY, beside direct calls",
              "messages/s",
              calls / settings.seconds(),
              rate.perSecond());
        }
      }
    }
  }
}
