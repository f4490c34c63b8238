package dev.framegate.kit.report;

import java.util.List;

/**
 * How long a kind of change took until clients saw it, from the control plane's answer on.
 *
 * @param change in words, such as {@code a new stage}
 * @param seen how many such changes were watched
 * @param p50 seconds within which half of them were seen
 * @param p99 seconds within which 99 of 100 were
 */
public record PropagationDelay(String change, int seen, double p50, double p99) {
  /**
   * @param seconds of each change, in any order; at least one
   */
  public static PropagationDelay of(String change, List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    return new PropagationDelay(change, sorted.size(), rank(sorted, 50), rank(sorted, 99));
  }

  /** The smallest of the values that so many per cent of all do not exceed. */
  private static double rank(List<Double> sorted, int percent) {
    return sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }
}
