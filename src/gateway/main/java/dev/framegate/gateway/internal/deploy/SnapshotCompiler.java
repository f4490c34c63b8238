package dev.framegate.gateway.internal.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.event.ExpressionException;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.event.SelectionExpression;
import dev.framegate.gateway.internal.integration.CompiledIntegration;
import dev.framegate.gateway.internal.integration.IntegrationCompiler;
import dev.framegate.gateway.internal.integration.InvalidIntegrationException;
import dev.framegate.gateway.internal.template.Templates;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the configuration of an API to a snapshot. */
public final class SnapshotCompiler {
  private static final String TARGET = "integrations/";

  private final IntegrationCompiler plans;

  public SnapshotCompiler() {
    this(new Templates());
  }

  public SnapshotCompiler(Templates templates) {
    this.plans = new IntegrationCompiler(templates);
  }

  /**
   * Compiles routes and the integrations that they reach. Nothing of the definition is kept by
   * reference.
   *
   * @throws DeploymentException if an expression, a template, a model or a reference is broken
   */
  public Snapshot compile(ApiDefinition definition) {
    SelectionExpression selection =
        expression(
            "the API's routeSelectionExpression",
            definition.api().path("routeSelectionExpression").asText(""));
    Map<String, CompiledIntegration> integrations = new HashMap<>();
    Map<String, Model> models = models(definition);
    AccessCompiler access = new AccessCompiler(definition);
    Map<String, CompiledRoute> routes = new HashMap<>();
    for (ObjectNode route : definition.routes()) {
      String key = route.path("routeKey").asText();
      routes.put(
          key,
          new CompiledRoute(
              key,
              target(route, definition, integrations),
              isTwoWay(route, definition),
              models(route, models),
              access.compile(route),
              route.deepCopy()));
    }
    boolean defaultEndpoint = !definition.api().path("disableExecuteApiEndpoint").asBoolean();
    return new Snapshot(selection, routes, defaultEndpoint);
  }

  private @Nullable CompiledIntegration target(
      ObjectNode route, ApiDefinition definition, Map<String, CompiledIntegration> compiled) {
    String target = route.path("target").asText("");
    if (target.isEmpty()) {
      return null;
    }
    String id = target.startsWith(TARGET) ? target.substring(TARGET.length()) : "";
    for (ObjectNode integration : definition.integrations()) {
      if (integration.path("integrationId").asText().equals(id)) {
        return compiled.computeIfAbsent(id, unused -> integration(id, integration, definition));
      }
    }
    throw new DeploymentException(
        "Route %s: expected a target integrations/{integrationId} that exists, but found \"%s\""
            .formatted(name(route), target));
  }

  private CompiledIntegration integration(
      String id, ObjectNode resource, ApiDefinition definition) {
    try {
      return plans.compile(resource, definition.integrationResponses().getOrDefault(id, List.of()));
    } catch (InvalidIntegrationException e) {
      throw new DeploymentException("Integration " + id + ": " + e.getMessage());
    }
  }

  private static boolean isTwoWay(ObjectNode route, ApiDefinition definition) {
    return !route.path("routeResponseSelectionExpression").asText("").isEmpty()
        && definition
            .routeResponses()
            .getOrDefault(route.path("routeId").asText(), List.of())
            .stream()
            .anyMatch(response -> response.path("routeResponseKey").asText().equals("$default"));
  }

  private static RequestModels models(ObjectNode route, Map<String, Model> models) {
    String selection = route.path("modelSelectionExpression").asText("");
    if (selection.isEmpty()) {
      return RequestModels.NONE;
    }
    Map<String, Model> byKey = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : route.path("requestModels").properties()) {
      Model model = models.get(entry.getValue().asText());
      if (model == null) {
        throw new DeploymentException(
            "Route %s: requestModels.%s names the model \"%s\", which does not exist"
                .formatted(name(route), entry.getKey(), entry.getValue().asText()));
      }
      byKey.put(entry.getKey(), model);
    }
    return new RequestModels(
        expression("Route " + name(route) + ": modelSelectionExpression", selection),
        Map.copyOf(byKey));
  }

  private static Map<String, Model> models(ApiDefinition definition) {
    if (definition.models().isEmpty()) {
      return Map.of();
    }
    SchemaCompiler schemas = new SchemaCompiler();
    Map<String, Model> models = new HashMap<>();
    for (ObjectNode resource : definition.models()) {
      String name = resource.path("name").asText();
      try {
        models.put(name, schemas.compile(name, resource.path("schema").asText("{}")));
      } catch (DeploymentException e) {
        if (!definition.api().path("disableSchemaValidation").asBoolean()) {
          throw e;
        }
        models.put(name, JsonText::isJson);
      }
    }
    return models;
  }

  static SelectionExpression expression(String where, String source) {
    try {
      return SelectionExpression.parse(source);
    } catch (ExpressionException e) {
      throw new DeploymentException(where + ": " + e.getMessage());
    }
  }

  private static String name(ObjectNode route) {
    return '"' + route.path("routeKey").asText() + '"';
  }
}
