package dev.framegate.kit.steps;

import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.io.InputFile;
import dev.framegate.kit.io.InputTooLargeException;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ClientName;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The lines that a stage writes. Each begins with the API's id, by which a scenario knows its own.
 */
public final class AccessLogSteps {
  private static final int MOST_BYTES = 32 << 20;

  private final ScenarioState scenario;

  public AccessLogSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @Given("stage {string} logs {string}")
  public void logs(String stage, String format) {
    scenario
        .control()
        .prepare(
            "UpdateStage",
            Map.of(
                "apiId",
                api(),
                "stageName",
                stage,
                "accessLogSettings",
                Map.of(
                    "destinationArn",
                    scenario.target().logGroupArn(),
                    "format",
                    api() + " $context.requestId " + format)));
  }

  @Then("the access log contains the line {string}")
  public void contains(String line) {
    String wanted = scenario.names().fill(line);
    contains(wanted::equals, "the line '%s'".formatted(wanted));
  }

  private void contains(Predicate<String> wanted, String told) {
    if (!Polling.becomesTrue(
        scenario.patience().propagation(), () -> lines().stream().anyMatch(wanted))) {
      throw Expectation.expected("that the access log contains " + told, "it has " + lines());
    }
  }

  @Then("the access log contains the line {string} for {client}")
  public void contains(String line, ClientName client) {
    String id = scenario.client(client).connectionId(scenario.patience().answer(), "echo");
    contains(line.replace("{connectionId}", id));
  }

  @Then("the access log contains a line that matches {string}")
  public void containsLineLike(String pattern) {
    contains(line -> line.matches(pattern), "a line that matches " + pattern);
  }

  @Then("the access log contains the lines:")
  public void contains(DataTable lines) {
    lines.asList().forEach(this::contains);
  }

  @Then("the access log does not contain the line {string}")
  public void doesNotContain(String line) {
    String unwanted = scenario.names().fill(line);
    Polling.elapse(scenario.silence());
    if (lines().contains(unwanted)) {
      throw Expectation.expected(
          "that the access log does not contain the line '%s'".formatted(unwanted),
          "it has " + lines());
    }
  }

  @Then("the lines of the access log are recorded")
  public void areRecorded() {
    Polling.elapse(scenario.silence());
    scenario.record(String.join("; ", lines()));
  }

  /** The scenario's own lines, without the API's id and the request's. */
  private List<String> lines() {
    Path file =
        scenario
            .target()
            .accessLog()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The target declares 'log-lines' but its adapter gives no file of them."));
    String own = api() + " ";
    try {
      return new String(InputFile.bytes(file, MOST_BYTES), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(own))
          .map(line -> line.substring(line.indexOf(' ', own.length()) + 1))
          .toList();
    } catch (InputTooLargeException e) {
      throw new InconclusiveException(
          "The access log %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      return List.of();
    }
  }

  private String api() {
    return scenario.names().get("apiId");
  }
}
