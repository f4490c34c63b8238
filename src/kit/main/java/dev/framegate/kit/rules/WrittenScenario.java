package dev.framegate.kit.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * A scenario or an outline as its feature states it.
 *
 * @param line of its name in the feature, from 1
 * @param background steps that run before its own, of the feature and of the rule
 * @param examples of an outline; empty for a scenario
 */
public record WrittenScenario(
    String name,
    int line,
    List<WrittenStep> background,
    List<WrittenStep> steps,
    List<ExampleTable> examples) {
  public WrittenScenario {
    background = List.copyOf(background);
    steps = List.copyOf(steps);
    examples = List.copyOf(examples);
  }

  public boolean isOutline() {
    return !examples.isEmpty();
  }

  /**
   * All steps of the scenario that starts at a line, in their order, the values of its row filled
   * in; empty where no scenario of this outline starts there.
   */
  public List<WrittenStep> stepsAt(int start) {
    if (!isOutline()) {
      return start == line ? all() : List.of();
    }
    for (ExampleTable table : examples) {
      for (ExampleTable.Row row : table.rows()) {
        if (row.line() == start) {
          return all().stream().map(step -> step.with(table.values(row))).toList();
        }
      }
    }
    return List.of();
  }

  private List<WrittenStep> all() {
    return Stream.concat(background.stream(), steps.stream()).toList();
  }
}
