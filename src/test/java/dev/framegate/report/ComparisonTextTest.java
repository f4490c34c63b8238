package dev.framegate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.rules.Grade;
import dev.framegate.rules.Requirement;
import dev.framegate.rules.Rule;
import dev.framegate.rules.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ComparisonTextTest {
  @Test
  void namesWhatDiffersAndWhy() {
    Run right = run("right", passed("DEP-003"), passed("FRM-004"));
    Run wrong =
        run(
            "wrong",
            passed("DEP-003"),
            result("FRM-004", Verdict.FAILED, "Expected: close code 1009\nHappened: silence"));

    assertThat(ComparisonText.of(Comparison.of(List.of(right, wrong))))
        .isEqualTo(
            """
            right: 2 passed
            wrong: 1 passed, 1 failed

            They differ on 1 of 2 rules:

              FRM-004  The rule FRM-004
                right: passed
                wrong: failed
                  Expected: close code 1009 / Happened: silence
            """);
  }

  @Test
  void saysSoWhereNothingDiffers() {
    Run one = run("one", passed("DEP-003"));

    assertThat(ComparisonText.of(Comparison.of(List.of(one, one))))
        .endsWith("They do not differ on any of 1 rules.\n");
  }

  @Test
  void aRuleThatOneReportLacksIsADifference() {
    Run one = run("one", passed("DEP-003"));
    Run other = run("other", passed("DEP-003"), passed("FRM-004"));

    assertThat(ComparisonText.of(Comparison.of(List.of(one, other))))
        .contains("    one: not in its report\n");
  }

  private static RuleResult passed(String id) {
    return result(id, Verdict.PASSED, null);
  }

  private static RuleResult result(String id, Verdict verdict, String reason) {
    Rule rule =
        new Rule(
            id,
            "frames",
            "The rule " + id,
            "",
            "a page",
            Requirement.MUST,
            Grade.DOCUMENTED,
            false,
            Optional.empty(),
            "features/x.feature:1",
            1);
    return new RuleResult(
        rule,
        verdict,
        Optional.empty(),
        List.of(
            new ScenarioResult(
                "a case",
                "features/x.feature:3",
                verdict,
                0,
                Optional.ofNullable(reason),
                List.of())));
  }

  private static Run run(String target, RuleResult... rules) {
    List<RuleResult> all = new ArrayList<>(List.of(rules));
    return new Run(
        new Kit("framegate", "1"),
        new JudgedTarget(target, "endpoint", "", List.of()),
        Instant.EPOCH,
        1,
        Level.DOCUMENTED,
        Map.of(),
        all.size(),
        false,
        true,
        true,
        Totals.of(all),
        all,
        List.of(),
        List.of());
  }
}
