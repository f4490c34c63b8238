package dev.framegate.kit.steps;

import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import io.cucumber.java.en.Then;
import java.net.URI;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a target counts. Every scenario has an API of its own, so counts begin at nothing. */
public final class MetricsSteps {
  private static final int FINE = 200;

  /** A series of a counter, or the number of a timer's values. */
  private static final Pattern SERIES =
      Pattern.compile(
          "([A-Za-z]+)(?:_total|_seconds_count)?\\{(.*)} (\\d+(?:\\.\\d*)?(?:E-?\\d+)?)");

  private final ScenarioState scenario;

  public MetricsSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @Then("the metric {string} of the API is {int}")
  public void ofTheApi(String name, int count) {
    requireValue(name, count, labels -> true);
  }

  @Then("the metric {string} of stage {string} is {int}")
  public void ofAStage(String name, String stage, int count) {
    requireValue(name, count, labels -> labels.contains(label("Stage", stage)));
  }

  @Then("the metric {string} of the route {string} in stage {string} is {int}")
  public void ofARoute(String name, String route, String stage, int count) {
    requireValue(
        name,
        count,
        labels -> labels.contains(label("Stage", stage)) && labels.contains(label("Route", route)));
  }

  private void requireValue(String name, int count, Predicate<String> wanted) {
    String api = label("ApiId", scenario.names().get("apiId"));
    Predicate<String> ours = wanted.and(labels -> labels.contains(api));
    if (!Polling.becomesTrue(scenario.patience().answer(), () -> sum(name, ours) == count)) {
      throw Expectation.expected(
          "that the metric %s is %d".formatted(name, count), "it is " + sum(name, ours));
    }
  }

  private int sum(String name, Predicate<String> wanted) {
    double sum =
        text()
            .lines()
            .map(SERIES::matcher)
            .filter(Matcher::matches)
            .filter(series -> series.group(1).equals(name) && wanted.test(series.group(2)))
            .mapToDouble(series -> Double.parseDouble(series.group(3)))
            .sum();
    return (int) sum;
  }

  private String text() {
    URI address =
        scenario
            .target()
            .metrics()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The target declares 'metrics' but its adapter gives no address for them."));
    ReceivedResponse reply =
        scenario
            .run()
            .clients()
            .http()
            .arrange(Request.of("GET", address), scenario.transcript(), "metrics");
    if (reply.status() != FINE) {
      throw new InconclusiveException(
          "The metrics could not be read: %d %s".formatted(reply.status(), reply.text()));
    }
    return reply.text();
  }

  private static String label(String name, String value) {
    return "%s=\"%s\"".formatted(name, value);
  }
}
