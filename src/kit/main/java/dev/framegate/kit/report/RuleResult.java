package dev.framegate.kit.report;

import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The result of one rule.
 *
 * @param reason why the verdict is what it is, where no scenario of it tells: scenarios that did
 *     not run
 * @param tally in how many rounds all of its scenarios passed
 */
public record RuleResult(
    Rule rule,
    Verdict verdict,
    Optional<String> reason,
    List<ScenarioResult> scenarios,
    PassCount tally) {
  public RuleResult {
    scenarios = List.copyOf(scenarios);
  }

  /** Keeps the evidence of the first scenario that failed, if any did. */
  RuleResult withLittleEvidence() {
    Optional<ScenarioResult> kept =
        scenarios.stream().filter(s -> s.verdict() == Verdict.FAILED).findFirst();
    List<ScenarioResult> others =
        scenarios.stream()
            .map(s -> kept.filter(s::equals).isPresent() ? s : s.withoutEvidence())
            .toList();
    return new RuleResult(rule, verdict, reason, others, tally);
  }

  /** Of a rule that was tried once. */
  public RuleResult(
      Rule rule, Verdict verdict, Optional<String> reason, List<ScenarioResult> scenarios) {
    this(rule, verdict, reason, scenarios, PassCount.once(verdict));
  }

  /** Whether it, or a scenario of it, passed in some rounds only: such a rule is not passed. */
  public boolean flaky() {
    return tally.flaky() || scenarios.stream().anyMatch(s -> s.tally().flaky());
  }

  RuleResult with(PassCount counted) {
    return new RuleResult(rule, verdict, reason, scenarios, counted);
  }

  /** Whether the target departs from the rule, asserted or not. */
  public boolean missed() {
    return verdict == Verdict.FAILED || verdict == Verdict.ADVISORY;
  }
}
