package dev.framegate.cli;

import dev.framegate.kit.rules.Probe;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.run.RunPlan;
import dev.framegate.kit.run.RunSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The scenarios that a run will count, as its summary does: those of rules. Those of probes count
 * where there are no others.
 *
 * @param ids of the rules or probes that count
 * @param each in one round
 */
record ExpectedScenarios(Set<String> ids, int each, int rounds) {
  static ExpectedScenarios of(RuleCatalogue catalogue, RunSettings settings) {
    Map<String, Integer> rules =
        catalogue.rules().stream().collect(Collectors.toMap(Rule::id, Rule::scenarios));
    Map<String, Integer> probes =
        catalogue.probes().stream().collect(Collectors.toMap(Probe::id, Probe::scenarios));
    ExpectedScenarios ofRules = of(rules, settings);
    return ofRules.each > 0 ? ofRules : of(probes, settings);
  }

  private static ExpectedScenarios of(Map<String, Integer> scenarios, RunSettings settings) {
    if (settings.tags().isPresent()) {
      long tagged =
          RunPlan.of(Optional.empty(), settings).scenarios().stream()
              .filter(scenario -> scenarios.containsKey(scenario.rule()))
              .count();
      return new ExpectedScenarios(scenarios.keySet(), (int) tagged, settings.repeat());
    }
    int sum =
        scenarios.entrySet().stream()
            .filter(rule -> settings.ids().map(only -> only.contains(rule.getKey())).orElse(true))
            .mapToInt(Map.Entry::getValue)
            .sum();
    return new ExpectedScenarios(scenarios.keySet(), sum, settings.repeat());
  }

  boolean counts(String id) {
    return ids.contains(id);
  }

  /** In all rounds. */
  int all() {
    return each * rounds;
  }

  @Override
  public String toString() {
    return each
        + (each == 1 ? " scenario" : " scenarios")
        + (rounds == 1 ? "" : ", " + rounds + " times");
  }
}
