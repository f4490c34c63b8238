package dev.framegate.kit.steps;

import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.MetricSeries;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import io.cucumber.java.en.Then;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** What a target counts. Every scenario has an API of its own, so counts begin at nothing. */
public final class MetricsSteps {
  private static final int FINE = 200;

  private final ScenarioState scenario;

  public MetricsSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @Then("the metric {string} of the API is {int}")
  public void ofTheApi(String name, int count) {
    requireValue(name, count, Map.of());
  }

  @Then("the metric {string} of stage {string} is {int}")
  public void ofAStage(String name, String stage, int count) {
    requireValue(name, count, Map.of("Stage", stage));
  }

  @Then("the metric {string} of the route {string} in stage {string} is {int}")
  public void ofARoute(String name, String route, String stage, int count) {
    requireValue(name, count, Map.of("Stage", stage, "Route", route));
  }

  private void requireValue(String name, int count, Map<String, String> labels) {
    Map<String, String> ours = new HashMap<>(labels);
    ours.put("ApiId", scenario.names().get("apiId"));
    if (!Polling.becomesTrue(
        scenario.patience().answer(), () -> MetricSeries.sum(text(), name, ours) == count)) {
      throw Expectation.expected(
          "that the metric %s is %d".formatted(name, count),
          "it is " + MetricSeries.sum(text(), name, ours));
    }
  }

  private String text() {
    URI address =
        scenario
            .target()
            .metrics()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The target declares 'metrics' but its adapter gives no address for"
                            + " them."));
    ReceivedResponse reply =
        scenario
            .run()
            .clients()
            .http()
            .send(Request.of("GET", address), scenario.transcript(), "metrics");
    if (reply.status() != FINE) {
      throw new InconclusiveException(
          "The metrics could not be read: %d %s".formatted(reply.status(), reply.text()));
    }
    return reply.text();
  }
}
