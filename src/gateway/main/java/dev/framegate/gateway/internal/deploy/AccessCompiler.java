package dev.framegate.gateway.internal.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.deploy.RouteAccess.Authorization;
import dev.framegate.gateway.internal.event.SelectionExpression;
import dev.framegate.gateway.internal.integration.InvalidIntegrationException;
import dev.framegate.gateway.internal.integration.MappingExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the requirements of routes: authorization, API key, parameters. */
final class AccessCompiler {
  private static final String DEFAULT_API_KEY = "$request.header.x-api-key";

  private final ApiDefinition definition;

  AccessCompiler(ApiDefinition definition) {
    this.definition = definition;
  }

  RouteAccess compile(ObjectNode route) {
    String where = "Route \"" + route.path("routeKey").asText() + '"';
    Authorization authorization = authorization(where, route);
    return new RouteAccess(
        authorization,
        authorization == Authorization.CUSTOM ? authorizer(where, route) : null,
        apiKey(route),
        required(where, route));
  }

  private static Authorization authorization(String where, ObjectNode route) {
    String type = route.path("authorizationType").asText("NONE");
    for (Authorization known : Authorization.values()) {
      if (known.name().equals(type)) {
        return known;
      }
    }
    throw new DeploymentException(
        "%s: authorizationType: expected one of %s, but found \"%s\""
            .formatted(where, List.of(Authorization.values()), type));
  }

  private Authorizer authorizer(String where, ObjectNode route) {
    String id = route.path("authorizerId").asText("");
    for (ObjectNode resource : definition.authorizers()) {
      if (resource.path("authorizerId").asText().equals(id)) {
        List<SelectionExpression> sources = new ArrayList<>();
        for (JsonNode source : resource.path("identitySource")) {
          sources.add(mapping("Authorizer " + id + ": identitySource", source.asText()));
        }
        return new Authorizer(
            resource.path("authorizerUri").asText(""), List.copyOf(sources), resource.deepCopy());
      }
    }
    throw new DeploymentException(
        "%s: expected an authorizerId that exists, but found \"%s\"".formatted(where, id));
  }

  private @Nullable SelectionExpression apiKey(ObjectNode route) {
    return route.path("apiKeyRequired").asBoolean()
        ? SnapshotCompiler.expression(
            "the API's apiKeySelectionExpression",
            definition.api().path("apiKeySelectionExpression").asText(DEFAULT_API_KEY))
        : null;
  }

  private static Map<String, SelectionExpression> required(String where, ObjectNode route) {
    Map<String, SelectionExpression> required = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> parameter : route.path("requestParameters").properties()) {
      if (parameter.getValue().path("required").asBoolean()) {
        required.put(
            parameter.getKey(), mapping(where + ": requestParameters", parameter.getKey()));
      }
    }
    return Map.copyOf(required);
  }

  private static SelectionExpression mapping(String where, String source) {
    try {
      return MappingExpression.parse(where, source);
    } catch (InvalidIntegrationException e) {
      throw new DeploymentException(String.valueOf(e.getMessage()));
    }
  }
}
