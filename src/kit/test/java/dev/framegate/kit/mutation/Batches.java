package dev.framegate.kit.mutation;

import java.util.ArrayList;
import java.util.List;

/** Cases in groups: a few first and then more, as the likeliest come first. */
final class Batches {
  /** Scenarios at first; then several times as many. */
  private static final int FEW = 12;

  private static final int GROWTH = 5;

  private Batches() {}

  static List<List<Reach.OfCase>> of(List<Reach.OfCase> candidates) {
    List<List<Reach.OfCase>> batches = new ArrayList<>();
    List<Reach.OfCase> batch = new ArrayList<>();
    int most = FEW;
    int scenarios = 0;
    for (Reach.OfCase each : candidates) {
      batch.add(each);
      scenarios += each.scenarios();
      if (scenarios >= most) {
        batches.add(batch);
        batch = new ArrayList<>();
        scenarios = 0;
        most *= GROWTH;
      }
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  /** How many of the candidates have been looked at when that is told before the rest. */
  static int first(List<Reach.OfCase> candidates) {
    return of(candidates).stream().limit(2).mapToInt(List::size).sum();
  }
}
