package dev.framegate.report;

import dev.framegate.rules.Rule;
import dev.framegate.rules.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What one rule came to.
 *
 * @param reason why the verdict is what it is, where no scenario of it tells: scenarios that did
 *     not run
 */
public record RuleResult(
    Rule rule, Verdict verdict, Optional<String> reason, List<ScenarioResult> scenarios) {
  public RuleResult {
    scenarios = List.copyOf(scenarios);
  }

  /** Whether the target departs from the rule, asserted or not. */
  public boolean missed() {
    return verdict == Verdict.FAILED || verdict == Verdict.ADVISORY;
  }
}
