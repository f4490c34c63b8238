package dev.framegate.kit.backends;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.values.StepJson;
import dev.framegate.kit.wire.Transcript;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A function that the kit plays: it answers where Lambda is asked to invoke it. */
public final class FunctionStub {
  private static final int ACCEPTED = 202;

  private final String uri;
  private final HttpBackend.ScenarioBackend corner;
  private ResponseDefinitionBuilder answer = aResponse();
  private int delay;

  public FunctionStub(HttpBackend backend, Target target, Transcript transcript) {
    String name = "framegate-" + UUID.randomUUID();
    this.uri =
        "arn:aws:apigateway:%s:lambda:path/2015-03-31/functions/%s/invocations"
            .formatted(target.region(), target.functionArn(name));
    this.corner = backend.function(name, transcript);
    // Whatever comes of it: who calls a function in this way does not wait.
    corner.answersWhere("X-Amz-Invocation-Type", "Event", aResponse().withStatus(ACCEPTED));
    returns("{\"statusCode\":200,\"body\":\"{\\\"marker\\\":\\\"function\\\"}\"}");
  }

  /** As an integration or an authorizer names it. */
  public String uri() {
    return uri;
  }

  public void returns(String payload) {
    answers(aResponse().withBody(payload));
  }

  /** Fails as a function does that threw: Lambda itself answers 200. */
  public void raises(String message) {
    answers(
        aResponse()
            .withHeader("X-Amz-Function-Error", "Unhandled")
            .withBody(
                StepJson.of(
                        Map.of("errorMessage", message, "errorType", "Error", "trace", List.of()))
                    .toString()));
  }

  /** Lambda's answer to a caller that lacks the permission. */
  public void forbidsCalls() {
    answers(aResponse().withStatus(403).withBody("{\"Message\":\"not authorized\"}"));
  }

  public void takes(int millis) {
    delay = millis;
    answers(answer);
  }

  private void answers(ResponseDefinitionBuilder next) {
    answer = next;
    corner.answers(next.withFixedDelay(delay));
  }

  /** Lets something happen while the function runs, before it answers. */
  public void meanwhile(Consumer<JsonNode> work) {
    corner.whenCalled(body -> work.accept(event(body)));
  }

  public int calls() {
    return corner.calls().size();
  }

  /** Every event of that type, or all for an empty one, oldest first. */
  private List<JsonNode> events(String type) {
    return corner.calls().stream()
        .map(call -> event(new String(call.getBody(), StandardCharsets.UTF_8)))
        .filter(
            event ->
                type.isEmpty()
                    || event.path("requestContext").path("eventType").asText().equals(type))
        .toList();
  }

  /** Waits until an event of that type has come, and takes the latest. */
  public JsonNode lastEvent(String type, Duration longest) {
    String wanted = type.isEmpty() ? "an event" : "an event of the type " + type;
    if (!Polling.becomesTrue(longest, () -> !events(type).isEmpty())) {
      throw Expectation.expected("the function is called with " + wanted, "no such call came");
    }
    List<JsonNode> events = events(type);
    return events.get(events.size() - 1);
  }

  private static JsonNode event(String body) {
    return StepJson.parse(body).orElse(MissingNode.getInstance());
  }
}
