package dev.framegate.kit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.scenario.RunResults;
import dev.framegate.kit.targets.bundled.BundledTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is lost on the way is tried again; what a scenario saw is not. */
final class SecondTriesTest {
  private final BundledTarget target = new BundledTarget("bundled", UnaryOperator.identity());
  private final List<ScenarioOutcome> told = new ArrayList<>();
  private final RunResults results = new RunResults(target, Optional.empty(), told::add);
  private final List<Set<String>> tries = new ArrayList<>();

  @AfterEach
  void close() {
    target.close();
  }

  @Test
  void theLastTryOfALostScenarioCounts() {
    run(
        () -> {
          ended("a:1", Verdict.PASSED, false);
          ended("a:2", Verdict.INCONCLUSIVE, true);
        },
        Verdict.PASSED);

    assertThat(tries).containsExactly(Set.of("a:2"));
    assertThat(results.outcomes())
        .extracting(ScenarioOutcome::verdict)
        .containsExactly(Verdict.PASSED, Verdict.PASSED);
    assertThat(told).isEqualTo(results.outcomes());
  }

  @Test
  void whatIsLostEachTimeFails() {
    run(() -> ended("a:1", Verdict.FAILED, true), Verdict.FAILED);

    assertThat(tries).hasSize(3);
    assertThat(results.outcomes())
        .extracting(ScenarioOutcome::verdict)
        .containsExactly(Verdict.FAILED);
  }

  @Test
  void whatAScenarioSawIsNotTriedAgain() {
    run(
        () -> {
          ended("a:1", Verdict.FAILED, false);
          ended("a:2", Verdict.INCONCLUSIVE, false);
          ended("a:3", Verdict.PASSED, true);
        },
        Verdict.PASSED);

    assertThat(tries).isEmpty();
    assertThat(results.outcomes()).hasSize(3);
  }

  @Test
  void aNetworkThatLosesMoreThanATenthGetsNoSecondTry() {
    run(
        () -> {
          IntStream.range(0, 50).forEach(i -> ended("a:" + i, Verdict.PASSED, false));
          IntStream.range(50, 60).forEach(i -> ended("a:" + i, Verdict.INCONCLUSIVE, true));
        },
        Verdict.PASSED);

    assertThat(tries).isEmpty();
    assertThat(results.outcomes())
        .filteredOn(outcome -> outcome.verdict() == Verdict.INCONCLUSIVE)
        .hasSize(10);
  }

  private void run(Runnable first, Verdict again) {
    new SecondTries(results)
        .after(
            first,
            places -> {
              tries.add(places);
              places.forEach(place -> ended(place, again, true));
            });
  }

  private void ended(String place, Verdict verdict, boolean lost) {
    if (lost) {
      results.noteLoss(place);
    }
    results.finished(
        place,
        new ScenarioOutcome(
            "FRM-001", "Name", Set.of(), place, verdict, 0.1, null, List.of(), List.of()));
  }
}
