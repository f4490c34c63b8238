package dev.framegate.kit.report;

import dev.framegate.kit.report.DeviationResult.State;
import dev.framegate.kit.rules.Deviation;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.Verdict;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a run makes of the entries of a declaration. */
final class DeviationCheck {
  private final RuleCatalogue catalogue;
  private final LocalDate today;
  private final Map<String, Verdict> verdicts = new HashMap<>();

  DeviationCheck(RuleCatalogue catalogue, LocalDate today, List<RuleResult> results) {
    this.catalogue = catalogue;
    this.today = today;
    results.forEach(result -> verdicts.put(result.rule().id(), result.verdict()));
  }

  DeviationResult of(Deviation deviation) {
    List<String> covered =
        catalogue.rules().stream()
            .filter(rule -> rule.untestable().isEmpty() && deviation.covers(rule.id()))
            .map(Rule::id)
            .toList();
    List<String> holding = came(covered, Set.of(Verdict.PASSED));
    List<String> broken = came(covered, Set.of(Verdict.FAILED, Verdict.ADVISORY));
    List<String> skipped = came(covered, Set.of(Verdict.SKIPPED));
    if (covered.isEmpty()) {
      return new DeviationResult(deviation, State.STALE, covered);
    }
    if (!holding.isEmpty()) {
      return new DeviationResult(deviation, State.SURPRISE_PASS, holding);
    }
    if (deviation.expires().filter(today::isAfter).isPresent()) {
      return new DeviationResult(deviation, State.EXPIRED, broken);
    }
    if (!broken.isEmpty()) {
      return new DeviationResult(deviation, State.HELD, broken);
    }
    return skipped.equals(covered)
        ? new DeviationResult(deviation, State.STALE, skipped)
        : new DeviationResult(deviation, State.UNSETTLED, List.of());
  }

  private List<String> came(List<String> covered, Set<Verdict> to) {
    return covered.stream()
        .filter(id -> verdicts.containsKey(id) && to.contains(verdicts.get(id)))
        .toList();
  }
}
