package dev.framegate.kit.report.html;

import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.rules.ExampleTable;
import dev.framegate.kit.rules.WrittenScenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A scenario or an outline with its results, in the order of the feature.
 *
 * @param written empty where only the results are known
 */
record ScenarioGroup(Optional<WrittenScenario> written, List<ScenarioView> results) {
  static List<ScenarioGroup> of(RuleResult rule) {
    List<ScenarioResult> left = new ArrayList<>(rule.scenarios());
    List<ScenarioGroup> groups = new ArrayList<>();
    for (WrittenScenario written : rule.rule().written()) {
      List<ScenarioResult> own =
          left.stream()
              .filter(result -> !written.stepsAt(result.line()).isEmpty())
              .sorted(Comparator.comparingInt(ScenarioResult::line))
              .toList();
      left.removeAll(own);
      groups.add(
          new ScenarioGroup(
              Optional.of(written),
              own.stream().map(r -> ScenarioView.of(r, Optional.of(written))).toList()));
    }
    for (ScenarioResult result : left) {
      groups.add(
          new ScenarioGroup(Optional.empty(), List.of(ScenarioView.of(result, Optional.empty()))));
    }
    return groups;
  }

  /** Scenarios without results. */
  static List<ScenarioGroup> written(List<WrittenScenario> scenarios) {
    return scenarios.stream()
        .map(scenario -> new ScenarioGroup(Optional.of(scenario), List.of()))
        .toList();
  }

  boolean isOutline() {
    return written.filter(WrittenScenario::isOutline).isPresent();
  }

  String name() {
    return written.map(WrittenScenario::name).orElseGet(() -> results.get(0).result().name());
  }

  Optional<ScenarioView> result(ExampleTable.Row row) {
    return results.stream().filter(view -> view.result().line() == row.line()).findFirst();
  }
}
