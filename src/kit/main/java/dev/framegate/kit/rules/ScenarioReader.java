package dev.framegate.kit.rules;

import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.DataTable;
import io.cucumber.messages.types.DocString;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.TableCell;
import io.cucumber.messages.types.TableRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From the nodes of a Gherkin document to scenarios as they are written. */
final class ScenarioReader {
  private ScenarioReader() {}

  /** Steps that run before each scenario of a rule. */
  static List<WrittenStep> background(Feature feature, io.cucumber.messages.types.Rule rule) {
    return Stream.concat(
            feature.getChildren().stream().map(FeatureChild::getBackground),
            rule.getChildren().stream().map(RuleChild::getBackground))
        .flatMap(Optional::stream)
        .map(Background::getSteps)
        .flatMap(List::stream)
        .map(ScenarioReader::step)
        .toList();
  }

  static WrittenScenario scenario(List<WrittenStep> background, Scenario scenario) {
    return new WrittenScenario(
        scenario.getName().strip(),
        line(scenario.getLocation()),
        background,
        scenario.getSteps().stream().map(ScenarioReader::step).toList(),
        scenario.getExamples().stream().map(ScenarioReader::examples).toList());
  }

  private static WrittenStep step(Step step) {
    return new WrittenStep(
        step.getKeyword().strip(),
        step.getText(),
        line(step.getLocation()),
        step.getDataTable().map(DataTable::getRows).orElse(List.of()).stream()
            .map(ScenarioReader::cells)
            .toList(),
        step.getDocString().map(DocString::getContent).orElse(""));
  }

  private static ExampleTable examples(Examples examples) {
    return new ExampleTable(
        examples.getName().strip(),
        examples.getTableHeader().map(ScenarioReader::cells).orElse(List.of()),
        examples.getTableBody().stream()
            .map(row -> new ExampleTable.Row(line(row.getLocation()), cells(row)))
            .toList());
  }

  private static List<String> cells(TableRow row) {
    return row.getCells().stream().map(TableCell::getValue).toList();
  }

  private static int line(io.cucumber.messages.types.Location location) {
    return Math.toIntExact(location.getLine());
  }
}
