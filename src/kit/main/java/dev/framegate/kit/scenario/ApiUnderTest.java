package dev.framegate.kit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.values.NamedIds;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scenario's own WebSocket API. Its routes are MOCK integrations whose templates give back the
 * message's id and a marker, so that no backend has to be hosted anywhere.
 */
public final class ApiUnderTest {
  public static final String ACTION = "$request.body.action";

  private static final String CONNECT = "$connect";
  private static final String DEFAULT = "$default";

  private static final String CONSTANT_TEMPLATE = "{\"statusCode\":200}";

  /** Hands the message's id and text on to the response template. */
  public static final String REQUEST_TEMPLATE =
      "{\"statusCode\":200,\"id\":\"$input.path('$.id')\",\"text\":\"$input.path('$.text')\"}";

  /** Hands the whole message on, for templates that pick from it. */
  public static final String WHOLE_MESSAGE =
      "{\"statusCode\":200,\"id\":\"$input.path('$.id')\",\"message\":$input.json('$')}";

  private final ControlPlaneClient control;
  private final NamedIds names;
  private final String id;
  private final Map<String, Route> routes = new HashMap<>();
  private @Nullable String lastStage;

  private record Route(String routeId, String integrationId, @Nullable String responseId) {}

  private ApiUnderTest(ControlPlaneClient control, NamedIds names, String id) {
    this.control = control;
    this.names = names;
    this.id = id;
  }

  static ApiUnderTest create(
      ControlPlaneClient control, NamedIds names, String name, String routeSelectionExpression) {
    String id =
        control
            .prepare(
                "CreateApi",
                Map.of(
                    "name",
                    name,
                    "protocolType",
                    "WEBSOCKET",
                    "routeSelectionExpression",
                    routeSelectionExpression))
            .member("apiId")
            .map(JsonNode::asText)
            .orElseThrow(() -> new InconclusiveException("CreateApi answered without an apiId."));
    return new ApiUnderTest(control, names, id);
  }

  /** An API that this scenario may use but not change. */
  static ApiUnderTest borrowed(
      ControlPlaneClient control, NamedIds names, String id, String stage) {
    ApiUnderTest api = new ApiUnderTest(control, names, id);
    api.lastStage = stage;
    names.put("apiId", id);
    return api;
  }

  /** The same API for another scenario, which did not make it. */
  ApiUnderTest lentTo(ControlPlaneClient other, NamedIds its) {
    ApiUnderTest lent = new ApiUnderTest(other, its, id);
    lent.routes.putAll(routes);
    lent.lastStage = lastStage;
    return lent;
  }

  public String id() {
    return id;
  }

  /** The stage that a client means when a sentence names none. */
  public String onlyStage() {
    if (lastStage == null) {
      throw new IllegalStateException("The scenario has no stage yet: name one in the sentence.");
    }
    return lastStage;
  }

  void remove() {
    control.removeApi(id);
  }

  /** What a route of {@link #addRoute} answers with. */
  public static String answerTemplate(String key, String marker) {
    return "{\"marker\":\""
        + marker
        + "\","
        + (key.equals(DEFAULT)
            ? ""
            : "\"id\":\"$input.path('$.id')\",\"text\":\"$input.path('$.text')\",")
        + "\"route\":\"$context.routeKey\","
        + "\"stage\":\"$context.stage\",\"connectionId\":\"$context.connectionId\"}";
  }

  /**
   * A route that answers with the message's id and text, and a marker. $default answers with the
   * marker only: it receives messages that are no JSON, in which a template finds no member.
   */
  public void addRoute(String key, String marker) {
    addTwoWay(
        key,
        key.equals(DEFAULT) ? CONSTANT_TEMPLATE : REQUEST_TEMPLATE,
        answerTemplate(key, marker));
  }

  /** Gives a route of {@link #addRoute} another marker. */
  public void changeMarker(String key, String marker) {
    changeAnswer(key, answerTemplate(key, marker));
  }

  /** A route whose answer is what the template makes of the rendered request template. */
  public void addTwoWay(String key, String requestTemplate, String responseTemplate) {
    String integration = mock(requestTemplate);
    String response =
        control
            .prepare(
                "CreateIntegrationResponse",
                members(
                    "integrationId",
                    integration,
                    "integrationResponseKey",
                    "$default",
                    "templateSelectionExpression",
                    "\\$default",
                    "responseTemplates",
                    Map.of("$default", responseTemplate)))
            .member("integrationResponseId")
            .map(JsonNode::asText)
            .orElse(null);
    String route = route(key, integration, true);
    control.prepare(
        "CreateRouteResponse", members("routeId", route, "routeResponseKey", "$default"));
    routes.put(key, new Route(route, integration, response));
  }

  /**
   * A route whose answer goes to no client. The one of $connect has an integration response and a
   * route response, without which its status may not count (INT-052).
   */
  public void addOneWay(String key, int status) {
    String integration = mock("{\"statusCode\":" + status + "}");
    boolean connect = key.equals(CONNECT);
    if (connect) {
      control.prepare(
          "CreateIntegrationResponse",
          members("integrationId", integration, "integrationResponseKey", DEFAULT));
    }
    addRoute(key, integration, connect);
  }

  /** A route to an HTTP server; two-way unless its key is one that can give no answer. */
  public void addHttpProxy(String key, String uri, boolean twoWay) {
    addRoute(key, http("HTTP_PROXY", uri), twoWay);
  }

  /** A two-way route to an HTTP server whose answers are converted. */
  public void addHttp(String key, String uri, String contentHandlingStrategy) {
    String integration = http("HTTP", uri);
    control.prepare(
        "CreateIntegrationResponse",
        members(
            "integrationId",
            integration,
            "integrationResponseKey",
            "$default",
            "contentHandlingStrategy",
            contentHandlingStrategy));
    addRoute(key, integration, true);
  }

  private String http(String type, String uri) {
    return integration(
        members("integrationType", type, "integrationMethod", "POST", "integrationUri", uri));
  }

  private void addRoute(String key, String integration, boolean twoWay) {
    String route = route(key, integration, twoWay);
    if (twoWay) {
      control.prepare(
          "CreateRouteResponse", members("routeId", route, "routeResponseKey", "$default"));
    }
    routes.put(key, new Route(route, integration, null));
  }

  /**
   * A route to a function.
   *
   * @param type {@code AWS_PROXY} or {@code AWS}
   */
  public void addFunction(String key, String type, String uri, boolean twoWay) {
    addRoute(key, http(type, uri), twoWay);
  }

  /**
   * A route to an AWS service; two-way unless its key is one that can give no answer, and with no
   * integration response yet.
   */
  public void addService(String key, String uri, String requestTemplate) {
    String integration =
        integration(
            members(
                "integrationType",
                "AWS",
                "integrationMethod",
                "POST",
                "integrationUri",
                uri,
                "credentialsArn",
                "arn:aws:iam::000000000000:role/framegate",
                "templateSelectionExpression",
                "\\$default",
                "requestTemplates",
                Map.of("$default", requestTemplate)));
    addRoute(key, integration, !key.startsWith("$"));
  }

  /** A two-way MOCK route whose integration responses are still to be made. */
  public void addMock(String key, String requestTemplate) {
    addRoute(key, mock(requestTemplate), true);
  }

  /** The same without a selection expression. */
  public void addMock(String key, Map<String, String> requestTemplates) {
    addRoute(
        key,
        integration(members("integrationType", "MOCK", "requestTemplates", requestTemplates)),
        true);
  }

  /** A two-way route to an HTTP server whose integration responses are still to be made. */
  public void addHttp(String key, String uri) {
    addRoute(key, http("HTTP", uri), true);
  }

  public void changeIntegration(String key, String member, String value) {
    control.prepare(
        "UpdateIntegration",
        members(
            "integrationId",
            made(key).integrationId(),
            member,
            control.cell("UpdateIntegration", member, value)));
  }

  private void changeAnswer(String key, String template) {
    Route route = made(key);
    control.prepare(
        "UpdateIntegrationResponse",
        members(
            "integrationId",
            route.integrationId(),
            "integrationResponseId",
            String.valueOf(route.responseId()),
            "responseTemplates",
            Map.of("$default", template)));
  }

  public void removeRoute(String key) {
    control.prepare("DeleteRoute", members("routeId", made(key).routeId()));
    routes.remove(key);
  }

  public String deploy() {
    return deploymentId(control.prepare("CreateDeployment", members()));
  }

  public void deployAs(String name) {
    names.put("deployment", name, deploy());
  }

  public void createStage(String stage, @Nullable String deploymentId) {
    control.prepare(
        "CreateStage",
        deploymentId == null
            ? members("stageName", stage)
            : members("stageName", stage, "deploymentId", deploymentId));
    lastStage = stage;
  }

  public void moveStage(String stage, String deploymentId) {
    control.prepare("UpdateStage", members("stageName", stage, "deploymentId", deploymentId));
    lastStage = stage;
  }

  /** Deploys to a stage, new or not. */
  public void deployTo(String stage) {
    String deployment = deploy();
    if (!control.prepareUnlessPresent(
        "CreateStage", members("stageName", stage, "deploymentId", deployment))) {
      moveStage(stage, deployment);
    }
    lastStage = stage;
  }

  public Map<String, Object> members(Object... pairs) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("apiId", id);
    for (int i = 0; i < pairs.length; i += 2) {
      members.put((String) pairs[i], pairs[i + 1]);
    }
    return members;
  }

  private String mock(String requestTemplate) {
    return integration(
        members(
            "integrationType",
            "MOCK",
            "templateSelectionExpression",
            "\\$default",
            "requestTemplates",
            Map.of("$default", requestTemplate)));
  }

  private String integration(Map<String, Object> members) {
    return control
        .prepare("CreateIntegration", members)
        .member("integrationId")
        .map(JsonNode::asText)
        .orElseThrow(() -> new InconclusiveException("CreateIntegration answered without an id."));
  }

  private String route(String key, String integration, boolean twoWay) {
    Map<String, Object> members = members("routeKey", key, "target", "integrations/" + integration);
    if (twoWay) {
      members.put("routeResponseSelectionExpression", "$default");
    }
    String route =
        control
            .prepare("CreateRoute", members)
            .member("routeId")
            .map(JsonNode::asText)
            .orElseThrow(() -> new InconclusiveException("CreateRoute answered without an id."));
    names.put("routeId", key, route);
    names.put("integrationId", key, integration);
    return route;
  }

  private Route made(String key) {
    Route route = routes.get(key);
    if (route == null) {
      throw new IllegalStateException(
          "The scenario made no route \"%s\"; it made %s.".formatted(key, routes.keySet()));
    }
    return route;
  }

  private static String deploymentId(ControlPlaneCall call) {
    return call.member("deploymentId")
        .map(JsonNode::asText)
        .orElseThrow(
            () -> new InconclusiveException("CreateDeployment answered without a deploymentId."));
  }
}
