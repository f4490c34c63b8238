package dev.framegate.suite;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Functions behind a route: the kit answers Lambda's invoke path in their place. */
public final class FunctionSteps {
  private final Scene scene;
  private final String arn;
  private final HttpBackend.Corner function;

  public FunctionSteps(Scene scene) {
    this.scene = scene;
    String name = "framegate-" + UUID.randomUUID();
    this.arn =
        "arn:aws:lambda:%s:000000000000:function:%s".formatted(scene.run().target().region(), name);
    this.function = scene.run().backend().function(name);
  }

  @Given("the route {string} calls a function that answers {string}")
  public void answers(String key, String marker) {
    function.answers(
        aResponse()
            .withBody("{\"statusCode\":200,\"body\":\"{\\\"marker\\\":\\\"" + marker + "\\\"}\"}"));
    scene.api().addFunction(key, arn, scene.run().target().region());
  }

  @Given("the route {string} calls a function that tells its event")
  public void tellsItsEvent(String key) {
    answers(key, "told");
  }

  @Then("the function's event has {string} with the value {string}")
  public void eventHas(String member, String value) {
    JsonNode found = member(member);
    if (!Json.text(found).equals(value)) {
      throw Missed.expected(
          "an event in which \"%s\" is \"%s\"".formatted(member, value), "it is " + found);
    }
  }

  @Then("the function's event has no {string}")
  public void eventHasNo(String member) {
    JsonNode found = member(member);
    if (!found.isMissingNode() && !found.isNull()) {
      throw Missed.expected("an event without \"" + member + "\"", "it is " + found);
    }
  }

  /** A member of the latest event, by its path. */
  private JsonNode member(String path) {
    if (!Until.holds(scene.patience().answer(), () -> !function.calls().isEmpty())) {
      throw Missed.expected("the function is called", "no call came");
    }
    List<LoggedRequest> calls = function.calls();
    JsonNode node =
        Json.parse(new String(calls.get(calls.size() - 1).getBody(), StandardCharsets.UTF_8))
            .orElse(MissingNode.getInstance());
    for (String step : path.split("\\.", -1)) {
      node = node.path(step);
    }
    return node;
  }
}
