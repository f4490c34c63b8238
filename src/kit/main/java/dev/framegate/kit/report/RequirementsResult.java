package dev.framegate.kit.report;

import dev.framegate.kit.rules.Verdict;
import java.util.List;

/**
 * What a run was judged by, where that was not the whole catalogue.
 *
 * @param set the name of the requirement set, such as {@code 2026-12}
 * @param unscored the results of the rules that are not in the set; they are shown, and count
 *     nowhere
 */
public record RequirementsResult(String set, List<RuleResult> unscored) {
  public RequirementsResult {
    unscored = List.copyOf(unscored);
  }

  /** The unscored rules that passed, and what they were in all. */
  String sentence() {
    long passed = unscored.stream().filter(rule -> rule.verdict() == Verdict.PASSED).count();
    return unscored.isEmpty()
        ? "Judged by the requirement set %s, which holds every rule that was tried.".formatted(set)
        : "Judged by the requirement set %s. Later rules, unscored: %d tried, %d passed."
            .formatted(set, unscored.size(), passed);
  }
}
