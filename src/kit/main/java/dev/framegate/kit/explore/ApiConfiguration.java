package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.control.ControlPlaneCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Routes, deployments and stages of a world, in the target and in the model alike. */
final class ApiConfiguration {
  static final String CONNECT = "$connect";
  static final String DEFAULT = "$default";

  private static final String ALL_TEMPLATES = "\\$default";
  private static final String REQUEST =
      "{\"statusCode\":200,\"id\":\"$input.path('$.id')\",\"told\":\"$input.path('$.text')\"}";

  private final TargetApi world;

  ApiConfiguration(TargetApi world) {
    this.world = world;
  }

  void create() {
    ControlPlaneCall made =
        world.succeed(
            "API-011",
            "CreateApi",
            Map.of(
                "name",
                "framegate-explore",
                "protocolType",
                "WEBSOCKET",
                "routeSelectionExpression",
                RouteExpression.KNOWN.get(0)));
    world.learn("api", text(made, "apiId"));
  }

  /** What the answer of a route holds beside the message's id and text. */
  static String answer(String key, String marker) {
    return "{\"marker\":\""
        + marker
        + "\","
        + (key.equals(DEFAULT)
            ? ""
            : "\"id\":\"$input.path('$.id')\",\"text\":\"$input.path('$.told')\",")
        + "\"route\":\"$context.routeKey\",\"stage\":\"$context.stage\","
        + "\"tone\":\"${stageVariables.tone}\","
        + "\"connectionId\":\"$context.connectionId\"}";
  }

  void addRoute(String key, RouteModel.Kind kind, String marker) {
    String integration = mock(requestTemplate(key, kind, marker));
    if (kind != RouteModel.Kind.ONE_WAY) {
      Map<String, Object> response =
          members("integrationId", integration, "integrationResponseKey", DEFAULT);
      if (kind == RouteModel.Kind.TWO_WAY) {
        response.put("templateSelectionExpression", ALL_TEMPLATES);
        response.put("responseTemplates", Map.of(DEFAULT, answer(key, marker)));
      }
      world.learn(
          "response of " + key,
          text(
              world.succeed("INT-023", "CreateIntegrationResponse", response),
              "integrationResponseId"));
    }
    Map<String, Object> route = members("routeKey", key, "target", "integrations/" + integration);
    if (kind != RouteModel.Kind.ONE_WAY) {
      route.put("routeResponseSelectionExpression", DEFAULT);
    }
    String routeId = text(world.succeed("API-030", "CreateRoute", route), "routeId");
    if (kind != RouteModel.Kind.ONE_WAY) {
      world.succeed(
          "INT-050",
          "CreateRouteResponse",
          members("routeId", routeId, "routeResponseKey", DEFAULT));
    }
    world.learn("integration of " + key, integration);
    world.learn("route " + key, routeId);
    world.model().routes().put(key, new RouteModel(kind, marker));
  }

  /** The id of a new MOCK. */
  private String mock(String template) {
    return text(
        world.succeed(
            "API-050",
            "CreateIntegration",
            members(
                "integrationType",
                "MOCK",
                "templateSelectionExpression",
                ALL_TEMPLATES,
                "requestTemplates",
                Map.of(DEFAULT, template))),
        "integrationId");
  }

  /** A route to a function, two-way where its key can give an answer. */
  void addFunction(String key, String uri) {
    addBackend(
        key,
        members(
            "integrationType", "AWS_PROXY", "integrationMethod", "POST", "integrationUri", uri));
  }

  private void addBackend(String key, Map<String, Object> integration) {
    aim(key, text(world.succeed("API-055", "CreateIntegration", integration), "integrationId"));
  }

  /**
   * A two-way route to a MOCK.
   *
   * @param answers texts by the keys of the integration's responses
   */
  void addMock(String key, String template, Map<String, String> answers) {
    String id = mock(template);
    answers.forEach(
        (response, answer) ->
            world.succeed(
                "INT-023",
                "CreateIntegrationResponse",
                members(
                    "integrationId",
                    id,
                    "integrationResponseKey",
                    response,
                    "templateSelectionExpression",
                    ALL_TEMPLATES,
                    "responseTemplates",
                    Map.of(DEFAULT, answer))));
    aim(key, id);
  }

  /** A route to an integration. */
  private void aim(String key, String id) {
    Map<String, Object> route = members("routeKey", key, "target", "integrations/" + id);
    boolean twoWay = !key.startsWith("$");
    if (twoWay) {
      route.put("routeResponseSelectionExpression", DEFAULT);
    }
    String routeId = text(world.succeed("API-030", "CreateRoute", route), "routeId");
    if (twoWay) {
      world.succeed(
          "INT-050",
          "CreateRouteResponse",
          members("routeId", routeId, "routeResponseKey", DEFAULT));
    }
    world.learn("route " + key, routeId);
  }

  /** A route to an HTTP server, two-way where its key can give an answer. */
  void addProxy(String key, String uri, int timeoutInMillis) {
    addBackend(
        key,
        members(
            "integrationType",
            "HTTP_PROXY",
            "integrationMethod",
            "POST",
            "integrationUri",
            uri,
            "timeoutInMillis",
            timeoutInMillis));
  }

  /** Puts an authorizer, which reads the header Auth, before {@code $connect}. */
  void protect(String uri) {
    String authorizer =
        text(
            world.succeed(
                "API-063",
                "CreateAuthorizer",
                members(
                    "name",
                    "guard",
                    "authorizerType",
                    "REQUEST",
                    "authorizerUri",
                    uri,
                    "identitySource",
                    List.of("route.request.header.Auth"))),
            "authorizerId");
    world.succeed(
        "API-034",
        "UpdateRoute",
        members(
            "routeId",
            world.id("route " + CONNECT),
            "authorizationType",
            "CUSTOM",
            "authorizerId",
            authorizer));
  }

  private static String requestTemplate(String key, RouteModel.Kind kind, String marker) {
    return switch (kind) {
      case CONNECT -> "{\"statusCode\":" + marker + "}";
      case ONE_WAY -> "{\"statusCode\":200}";
      case TWO_WAY -> key.equals(DEFAULT) ? "{\"statusCode\":200}" : REQUEST;
    };
  }

  void changeAnswer(String key, String marker) {
    world.succeed(
        "API-004",
        "UpdateIntegrationResponse",
        members(
            "integrationId",
            world.id("integration of " + key),
            "integrationResponseId",
            world.id("response of " + key),
            "responseTemplates",
            Map.of(DEFAULT, answer(key, marker))));
    world.model().routes().put(key, new RouteModel(RouteModel.Kind.TWO_WAY, marker));
  }

  void removeRoute(String key) {
    world.succeed("API-005", "DeleteRoute", members("routeId", world.id("route " + key)));
    world.forget("route " + key);
    world.model().routes().remove(key);
  }

  void select(String expression) {
    world.succeed("API-004", "UpdateApi", members("routeSelectionExpression", expression));
    world.model().select(expression);
  }

  /**
   * Deploys.
   *
   * @param name by which the model calls the deployment
   * @param stage that receives it, new or not; empty for none
   */
  void deploy(String name, String stage) {
    Map<String, Object> members = members();
    StageModel known = world.model().stages().get(stage);
    if (known != null) {
      members.put("stageName", stage);
    }
    ControlPlaneCall made = world.succeed("DEP-007", "CreateDeployment", members);
    String id = text(made, "deploymentId");
    MismatchException.require(
        world.model().deployments().keySet().stream()
            .noneMatch(other -> world.id("deployment " + other).equals(id)),
        "DEP-027",
        "each deployment has an id of its own",
        "CreateDeployment answered with the id of an earlier one");
    MismatchException.require(
        !made.json().path("createdDate").isMissingNode(),
        "DEP-008",
        "the date of the deployment",
        made + " has no createdDate");
    world.learn("deployment " + name, id);
    world.model().deployments().put(name, world.model().now());
    if (known != null) {
      known.serve(name, world.model().now());
    } else if (!stage.isEmpty()) {
      makeStage(stage, name);
    }
    world.settle();
  }

  /**
   * @param deployment that it serves; empty for none
   */
  void makeStage(String stage, String deployment) {
    Map<String, Object> members = members("stageName", stage);
    if (!deployment.isEmpty()) {
      members.put("deploymentId", world.id("deployment " + deployment));
    }
    world.succeed("STG-002", "CreateStage", members);
    StageModel made = new StageModel();
    Snapshot served = world.model().deployments().get(deployment);
    if (served != null) {
      made.serve(deployment, served);
    }
    world.model().stages().put(stage, made);
    world.settle();
  }

  /** With the API's id. */
  Map<String, Object> members(Object... pairs) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("apiId", world.id("api"));
    for (int i = 0; i < pairs.length; i += 2) {
      members.put((String) pairs[i], pairs[i + 1]);
    }
    return members;
  }

  static String text(ControlPlaneCall call, String member) {
    return call.member(member)
        .map(JsonNode::asText)
        .orElseThrow(
            () ->
                new MismatchException(
                    "API-002", "an answer with " + member, call + ": " + call.json()));
  }
}
