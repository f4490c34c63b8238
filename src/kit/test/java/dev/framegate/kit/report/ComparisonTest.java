package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private final JudgedRun right = SampleRun.allPassed().named("right").judged();
  private final JudgedRun wrong = SampleRun.mixed().judged();
  private final Comparison comparison = Comparison.of(List.of(right, wrong));

  @Test
  void looksInATerminalAsItAlwaysDid() throws IOException {
    GoldenFiles.check("comparison.txt", ComparisonText.of(comparison));
  }

  @Test
  void looksToMachinesAsItAlwaysDid() throws IOException {
    GoldenFiles.check("comparison.json", ComparisonJson.text(comparison));
  }

  @Test
  void saysSoWhereNothingDiffers() {
    assertThat(ComparisonText.of(Comparison.of(List.of(right, right))))
        .contains("right #2: 10 passed")
        .endsWith(
            "They differ on 0 of 10 rules that at least two of them were tried with, out of 11.\n");
  }

  @Test
  void aRuleThatAFilteredRunWasNotAskedForIsNoDifference() {
    JudgedRun part =
        SampleRun.empty().with("FRM-005", Verdict.PASSED, 1).filtered().named("part").judged();

    Comparison partly = Comparison.of(List.of(right, part));

    assertThat(partly.differences()).isEmpty();
    assertThat(ComparisonText.of(partly)).contains("level documented, only a part of the rules;");
  }

  @Test
  void aSkipIsNoDifference() {
    JudgedRun skipping =
        SampleRun.allPassed().with("FRM-005", Verdict.SKIPPED, 1).named("skipping").judged();

    Comparison skipped = Comparison.of(List.of(right, skipping));

    assertThat(skipped.differences()).isEmpty();
    assertThat(skipped.compared()).isEqualTo(9);
  }

  @Test
  void refusesReportsWithoutACommonRule() {
    JudgedRun frames =
        SampleRun.empty().with("FRM-005", Verdict.PASSED, 1).filtered().named("frames").judged();
    JudgedRun deployments =
        SampleRun.empty().with("DEP-003", Verdict.PASSED, 1).filtered().named("dep").judged();

    assertThatThrownBy(() -> Comparison.of(List.of(frames, deployments)))
        .hasMessageContaining("they hold no rule in common. Run both with the same rules.");
  }

  @Test
  void refusesReportsOfDifferentLevels() {
    JudgedRun strict = SampleRun.allPassed().level(Level.ALL).named("strict").judged();

    assertThatThrownBy(() -> Comparison.of(List.of(right, strict)))
        .hasMessage(
            "The reports of 'right' and 'strict' cannot be compared: they were judged at different"
                + " levels, documented and all, so that the same miss counts in one of them only."
                + " Run both with the same --level.");
  }

  @Test
  void refusesReportsOfDifferentCatalogues() {
    assertThatThrownBy(() -> Comparison.of(List.of(right, restated("FRM-004"))))
        .hasMessage(
            "The reports of 'right' and 'my-gateway' cannot be compared: they were judged by"
                + " different catalogues, 11 rules of framegate 0.1.0 and 11 rules of framegate"
                + " 0.1.0 (unlike: FRM-004). Run both with the same version of the kit.");
  }

  /** As a later version of the kit might state a rule. */
  private static JudgedRun restated(String id) {
    JudgedRun run = SampleRun.allPassed().judged();
    List<RuleResult> rules =
        run.rules().stream()
            .map(
                r ->
                    r.rule().id().equals(id)
                        ? new RuleResult(
                            otherwise(r.rule()), r.verdict(), r.reason(), r.scenarios())
                        : r)
            .toList();
    return new JudgedRun(
        run.kit(),
        run.target(),
        run.started(),
        run.seconds(),
        run.level(),
        run.settings(),
        run.catalogue(),
        run.filtered(),
        run.complete(),
        run.conforms(),
        run.totals(),
        rules,
        run.probes(),
        run.deviations(),
        run.visibility());
  }

  private static Rule otherwise(Rule rule) {
    return new Rule(
        rule.id(),
        rule.chapter(),
        "Stated otherwise",
        rule.description(),
        rule.source(),
        rule.requirement(),
        rule.grade(),
        rule.seed(),
        rule.untestable(),
        rule.location(),
        rule.scenarios());
  }
}
