package dev.framegate.gateway.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The differences between a deployed configuration of an API and its current one, each with the
 * members that differ and the routes that it concerns. Ids and dates that change when a resource is
 * made again are no difference; what takes effect without a deployment is none either.
 */
final class DefinitionDifference {
  private static final List<String> OF_API =
      List.of(
          "routeSelectionExpression",
          "apiKeySelectionExpression",
          "disableExecuteApiEndpoint",
          "disableSchemaValidation");

  private final ObjectNode deployed;
  private final ObjectNode current;
  private final List<ObjectNode> found = new ArrayList<>();

  DefinitionDifference(ObjectNode deployed, ObjectNode current) {
    this.deployed = deployed;
    this.current = current;
  }

  /** The API's own first, then by kind and name. */
  List<ObjectNode> all() {
    compare("Api", this::api, key -> Set.of(), Set.of());
    compare("Route", each("routes", "routeKey"), Set::of, Set.of("routeId"));
    compare(
        "RouteResponse",
        nested("routeResponses", "routes", "routeId", "routeKey", "routeResponseKey"),
        key -> Set.of(key.substring(0, key.lastIndexOf(' '))),
        Set.of("routeResponseId"));
    compare("Integration", each("integrations", "integrationId"), this::routesOf, Set.of());
    compare(
        "IntegrationResponse",
        nested(
            "integrationResponses",
            "integrations",
            "integrationId",
            "integrationId",
            "integrationResponseKey"),
        key -> routesOf(key.substring(0, key.indexOf(' '))),
        Set.of("integrationResponseId"));
    compare("Model", each("models", "name"), key -> Set.of(), Set.of("modelId"));
    compare("Authorizer", each("authorizers", "authorizerId"), this::protectedBy, Set.of());
    return found;
  }

  private void compare(
      String resource,
      Function<ObjectNode, Map<String, JsonNode>> byKey,
      Function<String, Set<String>> routes,
      Set<String> ignored) {
    Map<String, JsonNode> then = byKey.apply(deployed);
    Map<String, JsonNode> now = byKey.apply(current);
    Set<String> keys = new TreeSet<>(then.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      JsonNode before = then.getOrDefault(key, MissingNode.getInstance());
      JsonNode after = now.getOrDefault(key, MissingNode.getInstance());
      if (!before.equals(after)) {
        MemberDifferences members = new MemberDifferences(before, after, ignored);
        if (!members.isEmpty()) {
          ObjectNode told = members.told().put("resource", resource).put("name", name(key, after));
          told.put("change", before.isMissingNode() ? "added" : change(after));
          routes.apply(key).forEach(told.putArray("routes")::add);
          found.add(told);
        }
      }
    }
  }

  private static String change(JsonNode after) {
    return after.isMissingNode() ? "removed" : "changed";
  }

  /** An authorizer has a name besides its id. */
  private static String name(String key, JsonNode after) {
    return after.has("authorizerId") && after.has("name") ? after.path("name").asText() : key;
  }

  private Map<String, JsonNode> api(ObjectNode definition) {
    ObjectNode own = definition.objectNode();
    OF_API.forEach(
        member -> {
          JsonNode value = definition.path("api").path(member);
          // A member that is absent has the same effect as one that is false.
          if (!value.isMissingNode() && !(value.isBoolean() && !value.asBoolean())) {
            own.set(member, value);
          }
        });
    return Map.of("", own);
  }

  private static Function<ObjectNode, Map<String, JsonNode>> each(String list, String key) {
    return definition -> {
      Map<String, JsonNode> byKey = new LinkedHashMap<>();
      definition.path(list).forEach(one -> byKey.put(one.path(key).asText(), one));
      return byKey;
    };
  }

  private static Function<ObjectNode, Map<String, JsonNode>> nested(
      String lists, String parents, String parentId, String parentName, String key) {
    return definition -> {
      Map<String, JsonNode> byKey = new TreeMap<>();
      for (JsonNode parent : definition.path(parents)) {
        for (JsonNode one : definition.path(lists).path(parent.path(parentId).asText())) {
          byKey.put(parent.path(parentName).asText() + " " + one.path(key).asText(), one);
        }
      }
      return byKey;
    };
  }

  private Set<String> routesOf(String integrationId) {
    return routesWith("target", "integrations/" + integrationId);
  }

  private Set<String> protectedBy(String authorizerId) {
    return routesWith("authorizerId", authorizerId);
  }

  private Set<String> routesWith(String member, String value) {
    Set<String> keys = new TreeSet<>();
    for (ObjectNode definition : List.of(deployed, current)) {
      for (JsonNode route : definition.path("routes")) {
        if (route.path(member).asText().equals(value)) {
          keys.add(route.path("routeKey").asText());
        }
      }
    }
    return keys;
  }
}
