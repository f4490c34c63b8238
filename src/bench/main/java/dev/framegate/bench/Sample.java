package dev.framegate.bench;

import java.io.IOException;

/**
 * The rate of one server under load, and what it took.
 *
 * @param perSecond messages or connections
 * @param cpu processor time of the server, in nanoseconds for each
 * @param ownCpu that of the clients, likewise
 */
record Sample(double perSecond, double cpu, double ownCpu) {
  private static final double MICROS = 1e3;

  /** Load on one server, for some seconds. */
  @FunctionalInterface
  interface Load {
    MessageLoad.Rate run(ServerProcess server, double seconds) throws IOException;
  }

  static Sample of(ServerProcess server, Load load, double seconds) throws IOException {
    long cpu = server.cpu().toNanos();
    long own = Machine.ownCpu();
    MessageLoad.Rate rate = load.run(server, seconds);
    double all = rate.all();
    return new Sample(
        rate.perSecond(), (server.cpu().toNanos() - cpu) / all, (Machine.ownCpu() - own) / all);
  }

  /** Adds a pair of samples to figures. */
  static void add(Figures figures, String name, String unit, Sample plain, Sample gateway) {
    figures.add(name, unit, plain.perSecond, gateway.perSecond);
    figures.add(name + ": processor", "µs each", plain.cpu / MICROS, gateway.cpu / MICROS);
    figures.add(
        name + ": processor of the clients",
        "µs each",
        plain.ownCpu / MICROS,
        gateway.ownCpu / MICROS);
  }
}
