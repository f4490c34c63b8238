package dev.framegate.kit.report.html;

import dev.framegate.kit.report.ReportFormat;
import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.rules.WrittenScenario;
import dev.framegate.kit.rules.WrittenStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One result of a scenario, or of a row of an outline.
 *
 * @param steps with the values of the row
 * @param drawing the markup of what went over the wire; empty where nothing is known of it
 */
record ScenarioView(ScenarioResult result, List<StepView> steps, Optional<String> drawing) {
  static ScenarioView of(ScenarioResult result, Optional<WrittenScenario> written) {
    List<WrittenStep> steps =
        written.map(scenario -> scenario.stepsAt(result.line())).orElse(List.of());
    return new ScenarioView(
        result,
        StepView.of(steps, result.steps()),
        result.evidence().isEmpty() || result.verdict() == Verdict.SKIPPED
            ? Optional.empty()
            : Optional.of(drawing(new ExchangeReader(steps, result).exchange())));
  }

  private static String drawing(Exchange exchange) {
    return Templates.render("exchange.jte", Map.of("exchange", exchange));
  }

  String verdict() {
    return ReportFormat.lower(result.verdict());
  }

  /** How many pictures there are of it, on a page of their own. */
  long pictures() {
    return PicturePage.count(result);
  }

  boolean passed() {
    return result.verdict() == Verdict.PASSED;
  }

  /** Id of the element on the page. */
  String anchor() {
    return "at-"
        + result
            .location()
            .replaceAll("^features/|\\.feature", "")
            .replaceAll("[^A-Za-z0-9-]+", "-");
  }
}
