package dev.framegate.bench;

import java.util.Set;

/**
 * What is measured, and for how long, from system properties.
 *
 * @param seconds of each sample ({@code bench.seconds})
 * @param rounds pairs of samples of each figure ({@code bench.rounds})
 * @param idle connections that are open at once ({@code bench.idle})
 * @param only some of messages, latency, connections, proxy, idle, start, code; all if empty
 *     ({@code bench.only})
 */
record Settings(double seconds, int rounds, int idle, Set<String> only) {
  /** Of a sample that begins with the first message of a server, for each second of others. */
  private static final double AFTER_THE_START = 7.2;

  static Settings read() {
    String only = System.getProperty("bench.only", "");
    return new Settings(
        Double.parseDouble(System.getProperty("bench.seconds", "1.4")),
        Integer.getInteger("bench.rounds", 5),
        Integer.getInteger("bench.idle", 18_000),
        only.isEmpty() ? Set.of() : Set.of(only.split(",")));
  }

  boolean asksFor(String part) {
    return only.isEmpty() || only.contains(part);
  }

  /** Seconds of a sample that begins with the first message; at most ten. */
  double afterTheStart() {
    return Math.min(10, AFTER_THE_START * seconds);
  }
}
