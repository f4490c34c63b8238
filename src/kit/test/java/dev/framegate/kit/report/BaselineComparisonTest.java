package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.kit.report.BaselineComparison.Kind;
import dev.framegate.kit.rules.Verdict;
import org.junit.jupiter.api.Test;

final class BaselineComparisonTest {
  private final JudgedRun before =
      SampleRun.allPassed()
          .with("FRM-004", Verdict.FAILED, "no close frame")
          .with("FRM-005", Verdict.FAILED, "no echo")
          .judged();

  private final JudgedRun after =
      SampleRun.allPassed()
          .with("FRM-004", Verdict.FAILED, "no close frame")
          .with("STG-001", Verdict.FAILED, "expected 400, got 201 " + SampleRun.HOSTILE)
          .with("FRM-007", Verdict.INCONCLUSIVE, "the target was gone")
          .judged();

  private final BaselineComparison comparison = BaselineComparison.of(before, after);

  @Test
  void tellsNewFromOldAndFixed() {
    assertThat(comparison.of(Kind.NEW)).extracting(c -> c.rule().id()).containsExactly("STG-001");
    assertThat(comparison.of(Kind.STILL)).extracting(c -> c.rule().id()).containsExactly("FRM-004");
    assertThat(comparison.of(Kind.FIXED)).extracting(c -> c.rule().id()).containsExactly("FRM-005");
    assertThat(comparison.of(Kind.UNDECIDED))
        .extracting(c -> c.rule().id())
        .containsExactly("FRM-007");
    assertThat(comparison.exitCode()).isEqualTo(4);
  }

  @Test
  void whatWasBrokenBeforeDoesNotFail() {
    assertThat(BaselineComparison.of(before, before).exitCode()).isZero();
    assertThat(BaselineComparison.of(after, before).of(Kind.FIXED))
        .extracting(c -> c.rule().id())
        .containsExactly("STG-001");
  }

  @Test
  void whatIsNoLongerDecidedIsNotSilent() {
    JudgedRun skipping =
        SampleRun.allPassed().with("FRM-007", Verdict.SKIPPED, "needs tls").judged();

    assertThat(BaselineComparison.of(SampleRun.allPassed().judged(), skipping).exitCode())
        .isEqualTo(3);
  }

  @Test
  void aRuleThatTheBaselineDoesNotHoldIsNewlyBroken() {
    JudgedRun part =
        SampleRun.empty().with("FRM-004", Verdict.FAILED, "no close frame").filtered().judged();

    assertThat(BaselineComparison.of(part, after).of(Kind.NEW))
        .singleElement()
        .satisfies(c -> assertThat(c.verdicts()).isEqualTo("not in the baseline, failed now"));
  }

  @Test
  void aTerminalIsToldTheReasonOfWhatIsNew() {
    assertThat(BaselineText.of(comparison))
        .startsWith(
            "Worse than the baseline: 1 newly broken, 1 newly undecided, 1 still broken, 1 fixed of")
        .contains("Newly broken\n  STG-001", "passed before, failed now", "expected 400, got 201")
        .doesNotContain("\u001b");
  }

  @Test
  void textOfATargetIsNoMarkupInAPullRequest() {
    assertThat(BaselineMarkdown.of(comparison))
        .contains("| newly broken | rule | verdict | reason |", "| STG-001 |")
        .doesNotContainPattern("(?<!\\\\)[<>]")
        .doesNotContain("\u001b");
  }

  @Test
  void machinesReadEveryKind() throws Exception {
    JsonNode json = new ObjectMapper().readTree(BaselineJson.text(comparison));

    assertThat(json.path("exitCode").asInt()).isEqualTo(4);
    assertThat(json.path("new").path(0).path("id").asText()).isEqualTo("STG-001");
    assertThat(json.path("fixed").path(0).path("before").asText()).isEqualTo("failed");
    assertThat(json.path("undecided")).hasSize(1);
  }

  @Test
  void runsOfDifferentLevelsAreNotCompared() {
    JudgedRun strict = SampleRun.allPassed().level(Level.ALL).judged();

    assertThatThrownBy(() -> BaselineComparison.of(strict, before))
        .hasMessageContaining("at level all, this run at level documented");
  }
}
