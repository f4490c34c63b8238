package dev.framegate.kit.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.backends.FunctionStub;
import dev.framegate.kit.scenario.ApiUnderTest;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ByteSize;
import dev.framegate.kit.values.FunctionReference;
import io.cucumber.java.en.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions behind routes and before them: what they answer, and who calls them. */
public final class FunctionSteps {
  private static final FunctionReference THE = new FunctionReference("the function");

  private static final Pattern FUNCTION_NAME = Pattern.compile(":function:([^:/]+)");

  private final ScenarioState scenario;
  private final CallbackSteps callbacks;
  private final Map<FunctionReference, FunctionStub> functions = new HashMap<>();

  public FunctionSteps(ScenarioState scenario, CallbackSteps callbacks) {
    this.scenario = scenario;
    this.callbacks = callbacks;
  }

  FunctionStub played(FunctionReference name) {
    return functions.computeIfAbsent(
        name,
        any ->
            new FunctionStub(scenario.run().backend(), scenario.target(), scenario.transcript()));
  }

  @Given("the route {string} calls a function that answers {string}")
  public void answers(String key, String marker) {
    returns(THE, "{\"statusCode\":200,\"body\":\"{\\\"marker\\\":\\\"" + marker + "\\\"}\"}");
    calls(key, THE);
  }

  @Given("the route {string} calls a function that returns its event")
  public void returnsItsEvent(String key) {
    answers(key, "told");
  }

  /** As a proxy; two-way unless its key is one that can give no answer. */
  @Given("the route {string} calls {function}")
  public void calls(String key, FunctionReference function) {
    boolean twoWay = !key.equals("$connect") && !key.equals("$disconnect");
    scenario.api().addFunction(key, "AWS_PROXY", played(function).uri(), twoWay);
  }

  /** The function's name is {@code {functionName}} from now on. */
  @Given("the route {string} calls {function} by the stage variable {string}")
  public void callsByVariable(String key, FunctionReference function, String variable) {
    Matcher uri = FUNCTION_NAME.matcher(played(function).uri());
    if (!uri.find()) {
      throw new IllegalStateException("no function is named in " + played(function).uri());
    }
    scenario.names().put("functionName", "function", uri.group(1));
    scenario
        .api()
        .addFunction(
            key,
            "AWS_PROXY",
            uri.replaceFirst(
                Matcher.quoteReplacement(":function:${stageVariables." + variable + "}")),
            true);
  }

  @Given("the routes {string}, {string} and {string} call {function}")
  public void allCall(String one, String two, String three, FunctionReference function) {
    List.of(one, two, three).forEach(key -> calls(key, function));
  }

  @Given("the one-way route {string} calls {function}")
  public void oneWayCalls(String key, FunctionReference function) {
    scenario.api().addFunction(key, "AWS_PROXY", played(function).uri(), false);
  }

  @Given("the route {string} calls {function} without a proxy")
  public void callsPlainly(String key, FunctionReference function) {
    scenario.api().addFunction(key, "AWS", played(function).uri(), true);
  }

  @Given("{function} returns {string}")
  public void returnsText(FunctionReference function, String payload) {
    returns(function, payload);
  }

  @Given("{function} returns:")
  public void returns(FunctionReference function, String payload) {
    played(function).returns(scenario.names().fill(payload));
  }

  @Given("{function} returns a body of {size}")
  public void returnsBody(FunctionReference function, ByteSize size) {
    returns(function, "{\"statusCode\":200,\"body\":\"" + "x".repeat(size.bytes()) + "\"}");
  }

  @Given("{function} fails with the error {string}")
  public void fails(FunctionReference function, String message) {
    played(function).raises(message);
  }

  @Given("the gateway is not permitted to call {function}")
  public void forbidden(FunctionReference function) {
    played(function).forbidsCalls();
  }

  @Given("{function} takes {int} milliseconds")
  public void takes(FunctionReference function, int millis) {
    played(function).takes(millis);
  }

  /** The post is made while the function runs; its answer is the callback's answer. */
  @Given("{function} posts {string} to the connection of its event")
  public void posts(FunctionReference function, String text) {
    played(function)
        .meanwhile(
            event -> {
              JsonNode context = event.path("requestContext");
              callbacks.posts(
                  text, context.path("stage").asText(), context.path("connectionId").asText());
            });
  }

  /** Two routes: "echo", and "$connect", which answers 200 to every client that is let through. */
  @Given("an API protected by {function}")
  public void protectedApi(FunctionReference function) {
    apiWithConnect();
    protects("$connect", function);
  }

  @Given("an API protected by {function} with the identity source {string}")
  public void protectedApi(FunctionReference function, String source) {
    apiWithConnect();
    protects("$connect", function, source);
  }

  private void apiWithConnect() {
    ApiUnderTest api = scenario.newApi(ApiUnderTest.ACTION);
    api.addRoute("echo", "hello");
    api.addOneWay("$connect", 200);
  }

  /** The route exists; every client satisfies the identity source. */
  @Given("the route {string} is protected by {function}")
  public void protects(String key, FunctionReference function) {
    protects(key, function, "route.request.header.Host");
  }

  @Given("the route {string} is protected by {function} with the identity source {string}")
  public void protects(String key, FunctionReference function, String source) {
    scenario
        .control()
        .prepare(
            "CreateAuthorizer",
            scenario
                .api()
                .members(
                    "name",
                    function.text().replace(' ', '-'),
                    "authorizerType",
                    "REQUEST",
                    "authorizerUri",
                    played(function).uri(),
                    "identitySource",
                    List.of(source.split(", ", -1))));
    scenario
        .control()
        .prepare(
            "UpdateRoute",
            scenario
                .api()
                .members(
                    "routeId",
                    scenario.names().get("routeId", key),
                    "authorizationType",
                    "CUSTOM",
                    "authorizerId",
                    scenario.names().get("authorizerId")));
  }

  @Given("the authorizer is changed to call {function}")
  public void isChangedToCall(FunctionReference function) {
    scenario
        .control()
        .prepare(
            "UpdateAuthorizer",
            scenario
                .api()
                .members(
                    "authorizerId",
                    scenario.names().get("authorizerId"),
                    "authorizerUri",
                    played(function).uri()));
  }

  @Given("{function} allows the client")
  public void allows(FunctionReference function) {
    decides(function, "Allow", "*", "{}");
  }

  @Given("{function} denies the client")
  public void denies(FunctionReference function) {
    decides(function, "Deny", "*", "{}");
  }

  @Given("{function} allows {string} only")
  public void allows(FunctionReference function, String resource) {
    decides(function, "Allow", scenario.names().fill(resource), "{}");
  }

  @Given("{function} allows the client and gives the context:")
  public void allowsWith(FunctionReference function, String context) {
    decides(function, "Allow", "*", context);
  }

  @Given("{function} allows the client with an answer of {int} bytes")
  public void allowsWith(FunctionReference function, int bytes) {
    int bare = policy("Allow", "*", "{\"pad\":\"\"}").length();
    decides(function, "Allow", "*", "{\"pad\":\"" + "x".repeat(bytes - bare) + "\"}");
  }

  private void decides(FunctionReference function, String effect, String resource, String context) {
    played(function).returns(policy(effect, resource, context));
  }

  private static String policy(String effect, String resource, String context) {
    return """
        {"principalId":"ada","policyDocument":{"Version":"2012-10-17","Statement":[\
        {"Action":"execute-api:Invoke","Effect":"%s","Resource":"%s"}]},"context":%s}"""
        .formatted(effect, resource, context);
  }
}
