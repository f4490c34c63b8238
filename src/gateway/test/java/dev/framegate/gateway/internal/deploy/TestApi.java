package dev.framegate.gateway.internal.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds an API definition from small pieces of JSON, written with single quotes. */
public final class TestApi {
  private final ObjectNode api;
  private final List<ObjectNode> routes = new ArrayList<>();
  private final Map<String, List<ObjectNode>> routeResponses = new HashMap<>();
  private final List<ObjectNode> integrations = new ArrayList<>();
  private final Map<String, List<ObjectNode>> integrationResponses = new HashMap<>();
  private final List<ObjectNode> models = new ArrayList<>();
  private final List<ObjectNode> authorizers = new ArrayList<>();

  public TestApi() {
    this("$request.body.action");
  }

  public TestApi(String routeSelection) {
    api = json("{'apiId':'a1','protocolType':'WEBSOCKET'}");
    api.put("routeSelectionExpression", routeSelection);
  }

  public static ObjectNode json(String singleQuoted) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(singleQuoted.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A route whose integration has the same id as its key. */
  public TestApi route(String key, ObjectNode integration) {
    integrations.add(integration.put("integrationId", key));
    routes.add(routeJson(key).put("target", "integrations/" + key));
    return this;
  }

  public TestApi routeWithoutTarget(String key) {
    routes.add(routeJson(key));
    return this;
  }

  /** Makes the last route answer. */
  public TestApi twoWay() {
    ObjectNode route = routes.get(routes.size() - 1);
    route.put("routeResponseSelectionExpression", "$default");
    routeResponses.put(
        route.path("routeId").asText(), List.of(json("{'routeResponseKey':'$default'}")));
    return this;
  }

  public ObjectNode lastRoute() {
    return routes.get(routes.size() - 1);
  }

  public ObjectNode api() {
    return api;
  }

  /** Adds an integration response to the last integration. */
  public TestApi response(String key, String template) {
    ObjectNode response = json("{}").put("integrationResponseKey", key);
    response.putObject("responseTemplates").put("$default", template);
    return response(response);
  }

  public TestApi response(ObjectNode response) {
    integrationResponses
        .computeIfAbsent(
            integrations.get(integrations.size() - 1).path("integrationId").asText(),
            id -> new ArrayList<>())
        .add(response);
    return this;
  }

  public TestApi model(String name, String schema) {
    models.add(json("{}").put("name", name).put("schema", schema));
    return this;
  }

  /** Guards the last route. */
  public TestApi authorizer(String uri, String... identitySources) {
    ObjectNode authorizer = json("{'authorizerId':'z1','authorizerType':'REQUEST'}");
    authorizer.put("authorizerUri", uri);
    for (String source : identitySources) {
      authorizer.withArray("identitySource").add(source);
    }
    authorizers.add(authorizer);
    lastRoute().put("authorizationType", "CUSTOM").put("authorizerId", "z1");
    return this;
  }

  /** A MOCK integration with one request template. */
  public static ObjectNode mock(String template) {
    ObjectNode integration = json("{'integrationType':'MOCK'}");
    integration.putObject("requestTemplates").put("$default", template);
    return integration;
  }

  public static ObjectNode http(String type, String uri) {
    return json("{'integrationMethod':'POST'}")
        .put("integrationType", type)
        .put("integrationUri", uri);
  }

  public ApiDefinition definition() {
    return new ApiDefinition(
        api, routes, routeResponses, integrations, integrationResponses, models, authorizers);
  }

  public Snapshot compile() {
    return new SnapshotCompiler().compile(definition());
  }

  private static ObjectNode routeJson(String key) {
    return json("{}").put("routeKey", key).put("routeId", "r-" + key);
  }
}
