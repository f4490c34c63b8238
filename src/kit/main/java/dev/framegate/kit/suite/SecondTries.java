package dev.framegate.kit.suite;

import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.scenario.RunResults;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * More tries for the scenarios that lost a connection or an answer, when all others are over. There
 * are none where so many were lost that the network, or the target, is out of order.
 */
final class SecondTries {
  /** After the first: a close frame is lost behind an oversize frame one time in ten. */
  private static final int MOST_TRIES = 3;

  /** One in ten is not now and then. */
  private static final int ONE_IN = 10;

  private static final int FEW = 3;

  private final RunResults results;

  SecondTries(RunResults results) {
    this.results = results;
  }

  /**
   * @param first runs all scenarios
   * @param again runs those at some places, such as {@code features/frames/sizes.feature:12}
   */
  void after(Runnable first, Consumer<Set<String>> again) {
    results.keepLost(true);
    first.run();
    List<ScenarioOutcome> lost = results.takeLost();
    if (lost.size() > Math.max(FEW, results.outcomes().size() / ONE_IN)) {
      lost.forEach(results::count);
      return;
    }
    for (int tries = 1; tries <= MOST_TRIES && !lost.isEmpty(); tries++) {
      results.keepLost(tries < MOST_TRIES);
      again.accept(lost.stream().map(ScenarioOutcome::location).collect(Collectors.toSet()));
      lost = results.takeLost();
    }
  }
}
