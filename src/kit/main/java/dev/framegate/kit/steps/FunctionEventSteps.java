package dev.framegate.kit.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.FunctionReference;
import dev.framegate.kit.values.StepJson;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;

/** What functions were called with. An event is named by its type, or is the latest. */
public final class FunctionEventSteps {
  private final ScenarioState scenario;
  private final FunctionSteps functions;

  public FunctionEventSteps(ScenarioState scenario, FunctionSteps functions) {
    this.scenario = scenario;
    this.functions = functions;
  }

  @Then("{function} was called {int} time(s)")
  public void wasCalled(FunctionReference function, int times) {
    if (times > 0) {
      event(function, "");
    } else {
      scenario.requireStimuli();
    }
    Polling.elapse(scenario.silence());
    int calls = functions.played(function).calls();
    if (calls != times) {
      throw Expectation.expected(
          "%s was called %d times".formatted(function, times), "it was called " + calls);
    }
  }

  @Then("{function}'s event is {string}")
  public void eventIs(FunctionReference function, String json) {
    JsonNode event = event(function, "");
    if (!StepJson.parse(json).filter(event::equals).isPresent()) {
      throw Expectation.expected("the event " + json, "it is " + event);
    }
  }

  @Then("{function}'s event has {string} with the value {string}")
  public void eventHas(FunctionReference function, String member, String value) {
    requireMember(event(function, ""), member, value);
  }

  @Then("{function}'s {word} event has {string} with the value {string}")
  public void eventHas(FunctionReference function, String type, String member, String value) {
    requireMember(event(function, type), member, value);
  }

  /**
   * Rows of | member | value |; a value between slashes is a regular expression, one in quotes is
   * JSON text.
   */
  @Then("{function}'s {word} event contains:")
  public void contains(FunctionReference function, String type, List<Map<String, String>> rows) {
    JsonNode event = event(function, type);
    rows.forEach(
        row ->
            requireMember(
                event, String.valueOf(row.get("member")), String.valueOf(row.get("value"))));
  }

  @Then("{function}'s event has no {string}")
  public void eventHasNo(FunctionReference function, String member) {
    requireNo(event(function, ""), member);
  }

  @Then("{function}'s {word} event has no {string}")
  public void eventHasNo(FunctionReference function, String type, String member) {
    requireNo(event(function, type), member);
  }

  @Then("{function}'s {word} and {word} events agree in {string}")
  public void agree(FunctionReference function, String one, String other, String member) {
    JsonNode first = member(event(function, one), member);
    JsonNode second = member(event(function, other), member);
    if (first.isMissingNode() || !first.equals(second)) {
      throw Expectation.expected(
          "\"%s\" is the same in both events".formatted(member), first + " and " + second);
    }
  }

  private JsonNode event(FunctionReference function, String type) {
    return functions.played(function).lastEvent(type, scenario.patience().answer());
  }

  private void requireMember(JsonNode event, String member, String value) {
    JsonNode found = member(event, member);
    String wanted = scenario.names().fill(value);
    boolean pattern = wanted.length() > 1 && wanted.startsWith("/") && wanted.endsWith("/");
    String text = wanted.startsWith("\"") ? found.toString() : StepJson.text(found);
    boolean fits =
        pattern ? text.matches(wanted.substring(1, wanted.length() - 1)) : text.equals(wanted);
    if (found.isMissingNode() || !fits) {
      throw Expectation.expected(
          "an event in which \"%s\" is %s".formatted(member, wanted),
          found.isMissingNode() ? "it is absent" : "it is " + found);
    }
  }

  private static void requireNo(JsonNode event, String member) {
    JsonNode found = member(event, member);
    if (!found.isMissingNode() && !found.isNull()) {
      throw Expectation.expected("an event without \"" + member + "\"", "it is " + found);
    }
  }

  /** A member by its path; names of headers may be written in any case. */
  private static JsonNode member(JsonNode event, String path) {
    JsonNode node = event;
    for (String step : path.split("\\.", -1)) {
      JsonNode parent = node;
      node =
          parent.has(step)
              ? parent.path(step)
              : parent.properties().stream()
                  .filter(entry -> entry.getKey().equalsIgnoreCase(step))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse(parent.path(step));
    }
    return node;
  }
}
