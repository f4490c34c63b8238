package dev.framegate.kit.report;

import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What the scenarios of a rule make of it.
 *
 * @param tried whether every scenario of it has an outcome
 */
record RuleVerdict(RuleResult result, boolean tried) {
  /** The first of these that a scenario has is the rule's; otherwise it passed. */
  private static final List<Verdict> WORST_FIRST =
      List.of(
          Verdict.FAILED, Verdict.ADVISORY, Verdict.ERRORED, Verdict.INCONCLUSIVE, Verdict.SKIPPED);

  /**
   * @param rounds the results of the scenarios, for each time the run was repeated
   */
  static RuleVerdict ofRounds(Rule rule, Level level, List<List<ScenarioResult>> rounds) {
    return ofRounds(rule, level.asserts(rule), rounds);
  }

  /** The result of a rule that no level asserts, whatever its grade. */
  static RuleResult advisory(Rule rule, List<List<ScenarioResult>> rounds) {
    return ofRounds(rule, false, rounds).result;
  }

  private static RuleVerdict ofRounds(
      Rule rule, boolean asserted, List<List<ScenarioResult>> rounds) {
    RuleVerdict all = of(rule, asserted, RepeatedScenarios.merged(rounds));
    if (rounds.size() == 1) {
      return all;
    }
    long passed =
        rounds.stream()
            .filter(round -> of(rule, asserted, round).result.verdict() == Verdict.PASSED)
            .count();
    return new RuleVerdict(all.result.with(new PassCount((int) passed, rounds.size())), all.tried);
  }

  private static RuleVerdict of(Rule rule, boolean asserted, List<ScenarioResult> outcomes) {
    if (rule.untestable().isPresent()) {
      return new RuleVerdict(
          new RuleResult(rule, Verdict.UNTESTABLE, rule.untestable(), outcomes), true);
    }
    List<ScenarioResult> scenarios = asserted ? outcomes : advise(outcomes);
    long ran = scenarios.stream().map(ScenarioResult::location).distinct().count();
    boolean tried = rule.scenarios() > 0 && ran >= rule.scenarios();
    Optional<String> missing =
        tried ? Optional.empty() : Optional.of(missing(ran, rule.scenarios()));
    return new RuleVerdict(
        new RuleResult(rule, verdict(scenarios, tried), missing, scenarios), tried);
  }

  private static Verdict verdict(List<ScenarioResult> scenarios, boolean tried) {
    Verdict worst = worst(scenarios);
    // A skip is for want of a capability; a scenario that is not there is another matter.
    boolean good = worst == Verdict.SKIPPED || worst == Verdict.PASSED;
    return good && !tried ? Verdict.INCONCLUSIVE : worst;
  }

  /** The verdict that counts among several; they are never averaged. */
  static Verdict worst(List<ScenarioResult> scenarios) {
    return WORST_FIRST.stream()
        .filter(verdict -> scenarios.stream().anyMatch(s -> s.verdict() == verdict))
        .findFirst()
        .orElse(Verdict.PASSED);
  }

  private static List<ScenarioResult> advise(List<ScenarioResult> outcomes) {
    return outcomes.stream().map(s -> s.verdict() == Verdict.FAILED ? s.advisory() : s).toList();
  }

  private static String missing(long ran, int all) {
    return all == 0
        ? "The rule has no scenario."
        : "Only " + ran + " of its " + all + " scenarios ran.";
  }
}
