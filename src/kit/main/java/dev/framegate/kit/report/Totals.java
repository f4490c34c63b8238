package dev.framegate.kit.report;

import dev.framegate.kit.rules.Verdict;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** Rules counted by verdict, and how many scenarios there were. */
public record Totals(
    int rules,
    int passed,
    int failed,
    int advisory,
    int skipped,
    int inconclusive,
    int errored,
    int untestable,
    int scenarios) {

  /** Counts rules. */
  public static Totals of(Collection<RuleResult> rules) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    rules.forEach(rule -> counts.merge(rule.verdict(), 1, Integer::sum));
    return new Totals(
        rules.size(),
        counts.getOrDefault(Verdict.PASSED, 0),
        counts.getOrDefault(Verdict.FAILED, 0),
        counts.getOrDefault(Verdict.ADVISORY, 0),
        counts.getOrDefault(Verdict.SKIPPED, 0),
        counts.getOrDefault(Verdict.INCONCLUSIVE, 0),
        counts.getOrDefault(Verdict.ERRORED, 0),
        counts.getOrDefault(Verdict.UNTESTABLE, 0),
        rules.stream().mapToInt(rule -> rule.scenarios().size()).sum());
  }

  /** How many rules have a verdict. */
  public int of(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> passed;
      case FAILED -> failed;
      case ADVISORY -> advisory;
      case SKIPPED -> skipped;
      case INCONCLUSIVE -> inconclusive;
      case ERRORED -> errored;
      case UNTESTABLE -> untestable;
    };
  }
}
