package dev.framegate.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.faults.Faults;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.targets.bundled.BundledTarget;
import dev.framegate.testing.SideBySide;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Exploration against the gateway, right and wrong, with fixed seeds. */
@Order(2) // It takes some time.
final class ExplorationTest {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** With a fault, each trial of the shrinking waits for what does not come. */
  private static final double HASTY = 0.4;

  /** Faults at a time. */
  private static final int AT_ONCE = 4;

  private static final int MOST_STEPS = 6;
  private static final List<String> FAULTS =
      List.of(
          "frame-limit-128k",
          "binary-closes-1002",
          "live-configuration",
          "delete-forgets",
          "variables-replaced",
          "routes-twice",
          "always-1005");

  private static SideBySide<String, String> explored;

  @BeforeAll
  static void start() {
    explored = SideBySide.start(FAULTS, AT_ONCE, ExplorationTest::explored);
  }

  @AfterAll
  static void stop() {
    explored.close();
  }

  @Test
  void nothingIsFoundInTheGateway() {
    try (BundledTarget target = new BundledTarget("bundled", UnaryOperator.identity());
        Exploration exploration = new Exploration(target, Journal.inMemory(), 1)) {
      assertThat(exploration.run(7, LONGEST, 24, 5, found -> {})).isEmpty();
      assertThat(exploration.summary()).startsWith("24 sequences");
    }
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  void findsAFaultAndShrinksIt(String fault) throws Exception {
    assertThat(explored.of(fault)).isEqualTo(fault);
  }

  private static String explored(String fault) {
    try (BundledTarget target = new BundledTarget("bundled", Faults.named(fault)::applyTo);
        Exploration exploration = new Exploration(target, Journal.inMemory(), HASTY)) {
      List<Finding> findings = exploration.run(1, LONGEST, 400, 1, found -> {});

      assertThat(findings).hasSize(1);
      Finding finding = findings.get(0);
      assertThat(finding.steps()).hasSizeLessThanOrEqualTo(MOST_STEPS);
      assertThat(RuleCatalogue.load().rule(finding.rule())).isPresent();
      assertThat(exploration.replay(finding.steps()).map(Finding::rule))
          .isEqualTo(Optional.of(finding.rule()));
    }
    return fault;
  }
}
