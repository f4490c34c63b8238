package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Verdict;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  @Test
  void aWholeRunThatHoldsConforms() {
    JudgedRun run = SampleRun.allPassed().judged();

    assertThat(run.complete()).isTrue();
    assertThat(run.conforms()).isTrue();
    assertThat(run.exitCode()).isZero();
    assertThat(run.totals()).isEqualTo(new Totals(11, 10, 0, 0, 0, 0, 0, 1, 13));
  }

  static Stream<Arguments> endings() {
    LocalDate later = TODAY.plusDays(1);
    LocalDate before = TODAY.minusDays(1);
    return Stream.of(
        ending("nothing ran", SampleRun.empty(), false, false, 3),
        ending("a part, as asked for", SampleRun.allPassed().filtered(), false, false, 0),
        ending("a part without a scenario", SampleRun.empty().filtered(), false, false, 3),
        ending(
            "a part that is skipped",
            SampleRun.empty().with("FRM-004", Verdict.SKIPPED, 2).filtered(),
            false,
            false,
            3),
        ending(
            "a part that is inconclusive",
            SampleRun.allPassed().with("FRM-004", Verdict.INCONCLUSIVE, 2).filtered(),
            false,
            false,
            3),
        ending(
            "a part that is broken as declared",
            SampleRun.empty()
                .with("FRM-004", Verdict.FAILED, 2)
                .deviating("FRM-004", later)
                .filtered(),
            false,
            false,
            0),
        ending("a rule is missing", SampleRun.allPassed().without("STG-001"), false, false, 3),
        ending(
            "a scenario is missing",
            SampleRun.allPassed().with("STG-003", Verdict.PASSED, 1),
            false,
            false,
            3),
        ending("broken", sample("FRM-004", Verdict.FAILED), true, false, 1),
        ending("skipped", sample("FRM-004", Verdict.SKIPPED), true, true, 0),
        ending("inconclusive", sample("FRM-004", Verdict.INCONCLUSIVE), true, false, 3),
        ending("errored", sample("FRM-004", Verdict.ERRORED), true, false, 70),
        ending("below the level", sample("DEP-004", Verdict.FAILED), true, true, 0),
        ending(
            "broken beats errored",
            sample("FRM-004", Verdict.FAILED).with("FRM-005", Verdict.ERRORED, 1),
            true,
            false,
            1),
        ending(
            "broken although filtered",
            SampleRun.empty().with("FRM-004", Verdict.FAILED, 2).filtered(),
            false,
            false,
            1),
        ending(
            "broken as declared",
            sample("FRM-004", Verdict.FAILED).deviating("FRM-004", later),
            true,
            false,
            0),
        ending(
            "broken as declared, on the last day",
            sample("FRM-004", Verdict.FAILED).deviating("FRM-004", TODAY),
            true,
            false,
            0),
        ending(
            "broken as declared, too late",
            sample("FRM-004", Verdict.FAILED).deviating("FRM-004", before),
            true,
            false,
            2),
        ending(
            "another one is broken than declared",
            sample("FRM-004", Verdict.FAILED).deviating("FRM-005", later),
            true,
            false,
            1),
        ending(
            "an error is never excused",
            sample("FRM-004", Verdict.ERRORED).deviating("FRM-004", later),
            true,
            false,
            70),
        ending(
            "a declared rule that holds",
            SampleRun.allPassed().deviating("FRM-004", later),
            true,
            true,
            2),
        ending(
            "a declared rule that does not exist",
            SampleRun.allPassed().deviating("FRM-999", later),
            true,
            true,
            2),
        ending(
            "a declared rule that nothing can break",
            SampleRun.allPassed().deviating("OBS-009", later),
            true,
            true,
            2),
        ending(
            "a declared rule that is skipped",
            sample("FRM-004", Verdict.SKIPPED).deviating("FRM-004", later),
            true,
            true,
            2),
        ending(
            "a declared rule that nobody could settle",
            sample("FRM-004", Verdict.INCONCLUSIVE).deviating("FRM-004", later),
            true,
            false,
            3),
        ending(
            "a pattern whose rules are all broken",
            sample("STG-001", Verdict.FAILED)
                .with("STG-002", Verdict.FAILED, 1)
                .with("STG-003", Verdict.FAILED, 2)
                .deviating("STG-*", later),
            true,
            false,
            0),
        ending(
            "a pattern with a rule that holds",
            sample("STG-001", Verdict.FAILED).deviating("STG-*", later),
            true,
            false,
            2),
        ending(
            "a pattern that matches nothing",
            SampleRun.allPassed().deviating("XYZ-*", later),
            true,
            true,
            2),
        ending(
            "an error beside a declared miss",
            besideAMiss(Verdict.ERRORED).deviating("STG-003", later),
            true,
            false,
            70),
        ending(
            "an open scenario beside a declared miss",
            besideAMiss(Verdict.INCONCLUSIVE).deviating("STG-003", later),
            true,
            false,
            3));
  }

  private static SampleRun besideAMiss(Verdict other) {
    return SampleRun.allPassed()
        .with(
            "STG-003",
            SampleRun.scenario("one", "x.feature:1", Verdict.FAILED, "why"),
            SampleRun.scenario("other", "x.feature:2", other, "why"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void aRunEndsAs(String name, SampleRun sample, boolean complete, boolean conforms, int exit) {
    JudgedRun run = sample.judged();

    assertThat(run.complete()).as("complete").isEqualTo(complete);
    assertThat(run.conforms()).as("conforms").isEqualTo(conforms);
    assertThat(run.exitCode()).as("exit code").isEqualTo(exit);
  }

  @Test
  void aRunThatSkippedEverythingAssertedDoesNotConform() {
    SampleRun sample = SampleRun.allPassed();
    SampleRun.CATALOGUE.rules().stream()
        .filter(rule -> rule.untestable().isEmpty() && Level.DOCUMENTED.asserts(rule))
        .forEach(rule -> sample.with(rule.id(), Verdict.SKIPPED, rule.scenarios()));

    JudgedRun run = sample.judged();

    assertThat(run.totals().passed()).isPositive();
    assertThat(run.conforms()).isFalse();
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "DOCUMENTED, FRM-004, FAILED",
    "DOCUMENTED, DEP-004, ADVISORY",
    "DOCUMENTED, FRM-011, ADVISORY",
    "OBSERVED,   DEP-004, FAILED",
    "OBSERVED,   FRM-011, ADVISORY",
    "ALL,        FRM-011, FAILED"
  })
  void aLevelDecidesWhetherAMissCounts(Level level, String rule, Verdict expected) {
    JudgedRun run = sample(rule, Verdict.FAILED).level(level).judged();

    assertThat(verdict(run, rule)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PASSED,       PASSED,       PASSED",
    "PASSED,       FAILED,       FAILED",
    "ERRORED,      FAILED,       FAILED",
    "INCONCLUSIVE, ERRORED,      ERRORED",
    "SKIPPED,      INCONCLUSIVE, INCONCLUSIVE",
    "PASSED,       SKIPPED,      SKIPPED"
  })
  void aRuleIsAsBadAsItsWorstScenario(Verdict one, Verdict other, Verdict expected) {
    JudgedRun run =
        SampleRun.allPassed()
            .with(
                "STG-003",
                SampleRun.scenario("one", "x.feature:1", one, "why"),
                SampleRun.scenario("other", "x.feature:2", other, "why"))
            .judged();

    assertThat(verdict(run, "STG-003")).isEqualTo(expected);
  }

  @Test
  void theSameScenarioTwiceIsNotTwoScenarios() {
    ScenarioResult one = SampleRun.scenario("one", "x.feature:1", Verdict.PASSED, null);

    JudgedRun run = SampleRun.allPassed().with("STG-003", one, one).judged();

    assertThat(verdict(run, "STG-003")).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result(run, "STG-003").reason()).contains("Only 1 of its 2 scenarios ran.");
  }

  @Test
  void anUntestableRuleIsListedAndNeverPassed() {
    JudgedRun run = SampleRun.allPassed().judged();

    assertThat(verdict(run, "OBS-009")).isEqualTo(Verdict.UNTESTABLE);
    assertThat(result(run, "OBS-009").reason()).contains("no client sees a bill");
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED,       held,          'The rule is broken, as declared.'",
    "PASSED,       surprise-pass, 'The rule holds: remove the entry.'",
    "SKIPPED,      stale,         'It is skipped, so that nothing is known of it: remove the entry,"
        + " or declare the capability that the rule needs.'",
    "INCONCLUSIVE, unsettled,     'The run did not settle the rule.'"
  })
  void anEntryIsToldWhatBecameOfIt(Verdict verdict, String state, String advice) {
    DeviationResult result =
        sample("FRM-004", verdict).deviating("FRM-004", TODAY).judged().deviations().get(0);

    assertThat(result.state().word()).isEqualTo(state);
    assertThat(result.advice()).isEqualTo(advice);
  }

  @Test
  void aPatternIsToldWhichOfItsRulesHold() {
    JudgedRun run = sample("STG-001", Verdict.FAILED).deviating("STG-*", TODAY).judged();

    assertThat(run.deviations().get(0).rules()).containsExactly("STG-002", "STG-003");
    assertThat(run.deviations().get(0).advice())
        .isEqualTo(
            "It covers rules that hold (STG-002, STG-003): name only those that are broken.");
  }

  @Test
  void aFilteredRunListsWhatItTried() {
    JudgedRun run = SampleRun.empty().with("FRM-005", Verdict.PASSED, 1).filtered().judged();

    assertThat(run.rules()).extracting(r -> r.rule().id()).containsExactly("FRM-005");
    assertThat(run.catalogue()).isEqualTo(11);
  }

  @Test
  void aProbeHasAnAnswerForEachScenarioAndNoVerdict() {
    JudgedRun run = SampleRun.allPassed().answering("DEP-025", "one", "silence").judged();

    assertThat(run.probes())
        .extracting(ProbeResult::id, ProbeResult::scenario, ProbeResult::answer)
        .containsExactly(tuple("DEP-025", "one", "silence"), tuple("DEP-026", "", ""));
    assertThat(run.conforms()).isTrue();
  }

  @Test
  void anOutcomeOfAnUnknownRuleIsRefused() {
    assertThatThrownBy(() -> SampleRun.empty().with("FRM-999", Verdict.PASSED, 1).judged())
        .hasMessage(
            "The scenario at rules/FRM.feature:1 belongs to the rule FRM-999, which the catalogue"
                + " does not hold. Run the features that the catalogue was read from.");
  }

  @Test
  void anAnswerToNoProbeIsRefused() {
    assertThatThrownBy(() -> SampleRun.empty().answering("FRM-004", "one", "yes").judged())
        .hasMessage("Answers were recorded for [FRM-004], which are no probes.");
  }

  private static SampleRun sample(String rule, Verdict verdict) {
    Rule tried = SampleRun.CATALOGUE.rule(rule).orElseThrow();
    return SampleRun.allPassed().with(rule, verdict, tried.scenarios());
  }

  private static Arguments ending(
      String name, SampleRun sample, boolean complete, boolean conforms, int exit) {
    return Arguments.of(name, sample, complete, conforms, exit);
  }

  private static RuleResult result(JudgedRun run, String rule) {
    return run.rules().stream().filter(r -> r.rule().id().equals(rule)).findFirst().orElseThrow();
  }

  private static Verdict verdict(JudgedRun run, String rule) {
    return result(run, rule).verdict();
  }
}
