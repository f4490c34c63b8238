package dev.framegate.kit.report;

import dev.framegate.kit.rules.Rule;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that reports can be compared: the same catalogue, the same level. */
final class ComparabilityCheck {
  private static final int MOST_NAMED = 5;

  private final String first;
  private final JudgedRun one;
  private final String second;
  private final JudgedRun other;

  private ComparabilityCheck(String first, JudgedRun one, String second, JudgedRun other) {
    this.first = first;
    this.one = one;
    this.second = second;
    this.other = other;
  }

  /**
   * @throws IllegalArgumentException where a report is not of the first one's catalogue and level
   */
  static void require(List<String> names, List<JudgedRun> runs) {
    for (int i = 1; i < runs.size(); i++) {
      new ComparabilityCheck(names.get(0), runs.get(0), names.get(i), runs.get(i)).require();
    }
  }

  private void require() {
    if (one.level() != other.level()) {
      throw unlike(
          "were judged at different levels, %s and %s, so that the same miss counts in one of them only"
              .formatted(one.level().word(), other.level().word()),
          "Run both with the same --level.");
    }
    if (Collections.disjoint(byId(one).keySet(), byId(other).keySet())) {
      throw unlike("hold no rule in common", "Run both with the same rules.");
    }
    Set<String> unlike = unlikeRules();
    if (one.catalogue() != other.catalogue() || !unlike.isEmpty()) {
      throw unlike(
          "were judged by different catalogues, %s and %s%s"
              .formatted(catalogue(one), catalogue(other), named(unlike)),
          "Run both with the same version of the kit.");
    }
  }

  /** Rules that the two state differently, or that only one of two whole runs holds. */
  private Set<String> unlikeRules() {
    Map<String, Rule> known = byId(one);
    Map<String, Rule> others = byId(other);
    Set<String> unlike = new TreeSet<>();
    known.forEach(
        (id, rule) -> {
          if (others.containsKey(id) && !alike(rule, others.get(id))) {
            unlike.add(id);
          }
        });
    if (!one.filtered() && !other.filtered()) {
      Set<String> all = new TreeSet<>(known.keySet());
      all.addAll(others.keySet());
      all.removeIf(id -> known.containsKey(id) && others.containsKey(id));
      unlike.addAll(all);
    }
    return unlike;
  }

  private static boolean alike(Rule rule, Rule other) {
    return rule.statement().equals(other.statement())
        && rule.requirement() == other.requirement()
        && rule.grade() == other.grade()
        && rule.scenarios() == other.scenarios();
  }

  private static Map<String, Rule> byId(JudgedRun run) {
    Map<String, Rule> rules = new HashMap<>();
    run.rules().forEach(result -> rules.put(result.rule().id(), result.rule()));
    return rules;
  }

  private static String catalogue(JudgedRun run) {
    return "%d rules of %s %s".formatted(run.catalogue(), run.kit().name(), run.kit().version());
  }

  private static String named(Set<String> rules) {
    if (rules.isEmpty()) {
      return "";
    }
    String some = rules.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return " (unlike: %s%s)".formatted(some, rules.size() > MOST_NAMED ? ", ..." : "");
  }

  private IllegalArgumentException unlike(String why, String advice) {
    return new IllegalArgumentException(
        "The reports of '%s' and '%s' cannot be compared: they %s. %s"
            .formatted(first, second, why, advice));
  }
}
