package dev.framegate.kit.run.liars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.testing.SideBySide;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No liar passes a rule but those of the table {@code believed-lies.csv}, which says why each is
 * believed. What a liar passes of other rules, {@code -Dliars}, is to be in the table as well.
 */
@Order(1) // It takes long.
final class LiarsTest {
  /** At a time. */
  private static final int LIARS = 2;

  private static SideBySide<String, Set<String>> passed;

  @BeforeAll
  static void start() {
    passed = SideBySide.start(LiarRuns.names(), LIARS, LiarRuns::passedBy);
  }

  @AfterAll
  static void stop() {
    passed.close();
  }

  static Stream<String> lies() {
    return LiarRuns.names().stream();
  }

  @ParameterizedTest
  @MethodSource("lies")
  void aLiarPassesOnlyWhatTheTableExplains(String name) throws Exception {
    assertThat(BelievedLies.read().passedBy(name))
        .as(
            "The rules that are passed by a target that %s. Make a rule demand its stimulus or"
                + " show its opposite; where it cannot, add it to believed-lies.csv with the"
                + " reason",
            name)
        .containsAll(passed.of(name));
  }

  @Test
  void theTableNamesLiarsAndRules() throws IOException {
    RuleCatalogue catalogue = RuleCatalogue.load();

    assertThat(BelievedLies.read().rows())
        .allSatisfy(
            row -> {
              assertThat(row.liar().equals("*") || LiarRuns.names().contains(row.liar())).isTrue();
              assertThat(row.rules()).allMatch(id -> catalogue.rule(id).isPresent());
            });
  }

  /** So that it is the lies that fail, and not the way to the gateway. */
  @Test
  void anHonestTargetPasses() throws IOException {
    Map<String, Set<Verdict>> rules = LiarRuns.verdicts(new Truth(), 1);

    assertThat(rules).hasSizeGreaterThan(20);
    assertThat(LiarRuns.passed(rules)).isEqualTo(rules.keySet());
  }

  private record Truth() implements Lie {
    @Override
    public boolean asksGateway() {
      return true;
    }
  }
}
