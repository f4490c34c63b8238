package dev.framegate.kit.rules;

import java.util.List;

/**
 * A Gherkin {@code Rule:} as it is written, before anything is demanded of it.
 *
 * @param location {@code features/...feature:line}
 * @param tags with their {@code @}, the feature's own first
 */
record ParsedRule(
    String chapter,
    String location,
    List<String> tags,
    String name,
    String description,
    List<Scenario> scenarios) {

  List<WrittenScenario> written() {
    return scenarios.stream().map(Scenario::written).toList();
  }

  int pickles() {
    return scenarios.stream().mapToInt(scenario -> scenario.pickles().size()).sum();
  }

  boolean isProbe() {
    return tags.contains("@probe");
  }

  boolean isUntestable() {
    return tags.contains("@untestable");
  }

  /**
   * @param pickles itself, or the rows of an outline
   * @param written its steps and tables
   */
  record Scenario(
      String name, String location, List<ScenarioEntry> pickles, WrittenScenario written) {}
}
