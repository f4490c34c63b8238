package dev.framegate.kit.report.html;

import dev.framegate.kit.rules.WrittenScenario;
import dev.framegate.kit.rules.WrittenStep;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the site's search knows of a rule or probe.
 *
 * @param file the page that it is on
 * @param title its statement or question
 * @param text its description, and the names of its scenarios
 * @param more the words of its steps, each once
 */
record SearchEntry(String file, String id, String title, String text, String more) {
  static SearchEntry of(
      String file, String id, String title, String description, List<WrittenScenario> scenarios) {
    return new SearchEntry(
        file,
        id,
        title,
        description
            + scenarios.stream()
                .map(WrittenScenario::name)
                .collect(Collectors.joining(" ", " ", "")),
        scenarios.stream()
            .flatMap(scenario -> scenario.steps().stream())
            .map(WrittenStep::text)
            .flatMap(step -> List.of(step.split(" ", -1)).stream())
            .distinct()
            .collect(Collectors.joining(" ")));
  }
}
