package dev.framegate.report;

import dev.framegate.rules.Rule;
import dev.framegate.rules.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What the scenarios of a rule make of it.
 *
 * @param tried whether every scenario of it has an outcome
 */
record RuleVerdict(RuleResult result, boolean tried) {
  /** The first of these that a scenario came to is the rule's; otherwise it passed. */
  private static final List<Verdict> WORST_FIRST =
      List.of(
          Verdict.FAILED, Verdict.ADVISORY, Verdict.ERRORED, Verdict.INCONCLUSIVE, Verdict.SKIPPED);

  static RuleVerdict of(Rule rule, Level level, List<ScenarioResult> outcomes) {
    if (rule.untestable().isPresent()) {
      return new RuleVerdict(
          new RuleResult(rule, Verdict.UNTESTABLE, rule.untestable(), outcomes), true);
    }
    List<ScenarioResult> scenarios = level.asserts(rule) ? outcomes : advise(outcomes);
    long ran = scenarios.stream().map(ScenarioResult::location).distinct().count();
    boolean tried = rule.scenarios() > 0 && ran >= rule.scenarios();
    Optional<String> missing =
        tried ? Optional.empty() : Optional.of(missing(ran, rule.scenarios()));
    return new RuleVerdict(
        new RuleResult(rule, verdict(scenarios, tried), missing, scenarios), tried);
  }

  private static Verdict verdict(List<ScenarioResult> scenarios, boolean tried) {
    for (Verdict verdict : WORST_FIRST) {
      if (scenarios.stream().anyMatch(s -> s.verdict() == verdict)) {
        // A skip is for want of a capability; a scenario that is not there is another matter.
        return verdict == Verdict.SKIPPED && !tried ? Verdict.INCONCLUSIVE : verdict;
      }
    }
    return tried ? Verdict.PASSED : Verdict.INCONCLUSIVE;
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
