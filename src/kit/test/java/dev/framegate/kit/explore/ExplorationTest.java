package dev.framegate.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.faults.Faults;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.targets.bundled.BundledTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exploration against the gateway, right and wrong, with fixed seeds. */
@Execution(ExecutionMode.CONCURRENT)
final class ExplorationTest {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** With a fault, each trial of the shrinking waits for what does not come. */
  private static final double HASTY = 0.4;

  @Test
  void nothingIsFoundInTheGateway() {
    try (BundledTarget target = new BundledTarget("bundled", UnaryOperator.identity());
        Exploration exploration = new Exploration(target, Journal.inMemory(), 1)) {
      assertThat(exploration.run(7, LONGEST, 24, 5, found -> {})).isEmpty();
      assertThat(exploration.summary()).startsWith("24 sequences");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "frame-limit-128k, 6",
    "binary-closes-1002, 6",
    "live-configuration, 6",
    "delete-forgets, 6",
    "variables-replaced, 6",
    "routes-twice, 6",
    "always-1005, 6"
  })
  void findsAFaultAndShrinksIt(String fault, int mostSteps) {
    try (BundledTarget target = new BundledTarget("bundled", Faults.named(fault)::applyTo);
        Exploration exploration = new Exploration(target, Journal.inMemory(), HASTY)) {
      List<Finding> findings = exploration.run(1, LONGEST, 400, 1, found -> {});

      assertThat(findings).hasSize(1);
      Finding finding = findings.get(0);
      assertThat(finding.steps()).hasSizeLessThanOrEqualTo(mostSteps);
      assertThat(RuleCatalogue.load().rule(finding.rule())).isPresent();
      assertThat(exploration.replay(finding.steps()).map(Finding::rule))
          .isEqualTo(Optional.of(finding.rule()));
    }
  }
}
