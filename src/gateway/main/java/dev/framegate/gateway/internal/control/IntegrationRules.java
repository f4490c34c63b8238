package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.ControlPlaneErrors.badRequestIf;
import static dev.framegate.gateway.internal.control.ControlPlaneErrors.conflictIf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import dev.framegate.gateway.internal.integration.FunctionUri;
import dev.framegate.gateway.internal.integration.ParameterMapping;
import dev.framegate.gateway.internal.integration.ResponseParameter;
import dev.framegate.gateway.internal.limits.ServiceQuotas;
import dev.framegate.gateway.settings.Limit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules of integrations and of their responses. */
final class IntegrationRules {
  private static final String VARIABLE = "${stageVariables.";
  private static final String RESPONSE_SELECTION = "integrationResponseSelectionExpression";

  private IntegrationRules() {}

  static Optional<ApiError> uri(ResourceChange change) {
    String type = change.text("integrationType");
    String uri = change.text("integrationUri");
    if (type.equals("MOCK")) {
      return Optional.empty();
    }
    if (uri.isEmpty()) {
      return badRequestIf(true, "An integration of type %s needs an integrationUri", type);
    }
    boolean http = type.startsWith("HTTP");
    boolean fits =
        uri.contains(VARIABLE)
            || (http
                ? uri.startsWith("http://") || uri.startsWith("https://")
                : uri.startsWith("arn:"));
    return badRequestIf(
        !fits,
        "integrationUri of an integration of type %s: expected %s, got %s",
        type,
        http ? "an http:// or https:// address" : "an arn:",
        uri);
  }

  /** Adds the defaults that depend on the type and the address: API-073, API-074. */
  static void fillDefaults(ObjectNode integration) {
    String type = integration.path("integrationType").asText();
    boolean function =
        type.startsWith("AWS") && FunctionUri.isForm(integration.path("integrationUri").asText());
    if (function && !integration.has("integrationMethod")) {
      integration.put("integrationMethod", "POST");
    }
    if (!type.endsWith("_PROXY") && !integration.has(RESPONSE_SELECTION)) {
      integration.put(
          RESPONSE_SELECTION,
          function
              ? "${integration.response.body.errorMessage}"
              : "${integration.response.statuscode}");
    }
  }

  /** Functions are always called with POST, so the method is optional for them. */
  static Optional<ApiError> method(ResourceChange change) {
    String type = change.text("integrationType");
    boolean needed =
        type.startsWith("HTTP")
            || type.equals("AWS") && !FunctionUri.isForm(change.text("integrationUri"));
    return badRequestIf(
        needed && change.text("integrationMethod").isEmpty(),
        "An integration of type %s needs an integrationMethod, such as POST",
        type);
  }

  /** The service model has the least, and a greatest that HTTP APIs share (API-051). */
  static Optional<ApiError> timeout(ResourceChange change) {
    int greatest = change.limits().count(Limit.INTEGRATION_TIMEOUT_MILLIS);
    long millis = change.member("timeoutInMillis").asLong();
    return badRequestIf(
        !change.quotas().permits(Limit.INTEGRATION_TIMEOUT_MILLIS, millis),
        "timeoutInMillis: expected %d to %d milliseconds for a WebSocket API, got %d",
        ServiceQuotas.MIN_INTEGRATION_TIMEOUT_MILLIS,
        greatest,
        millis);
  }

  static Optional<ApiError> isNoService(ResourceChange change) {
    return badRequestIf(
        change.asksFor("integrationSubtype"), "integrationSubtype is for HTTP APIs only");
  }

  static Optional<ApiError> parameters(ResourceChange change) {
    for (Map.Entry<String, JsonNode> parameter : change.member("requestParameters").properties()) {
      if (!ParameterMapping.isTarget(parameter.getKey())) {
        return badRequestIf(
            true,
            "requestParameters: expected a key integration.request.{header|querystring|path}.NAME"
                + " with a name of letters, digits and ._$-, got %s",
            parameter.getKey());
      }
    }
    return Optional.empty();
  }

  static Optional<ApiError> isUnused(ResourceChange change) {
    String target = "integrations/" + change.key().id();
    List<String> users =
        change.resources().children(change.api(), ResourceKind.ROUTE).stream()
            .filter(route -> route.path("target").asText().equals(target))
            .map(route -> route.path("routeId").asText())
            .toList();
    return conflictIf(
        !users.isEmpty(),
        "Cannot delete Integration because it is referenced by the following Routes with Ids: %s",
        users);
  }

  static Optional<ApiError> responseKey(ResourceChange change) {
    String key = change.text("integrationResponseKey");
    boolean pattern = key.length() > 2 && key.startsWith("/") && key.endsWith("/");
    return badRequestIf(
            key.isBlank(),
            "An integration response needs an integrationResponseKey: $default or a /pattern/")
        .or(
            () ->
                pattern
                    ? PatternRules.pattern(
                        "integrationResponseKey", key.substring(1, key.length() - 1))
                    : Optional.empty());
  }

  static Optional<ApiError> responseParameters(ResourceChange change) {
    for (Map.Entry<String, JsonNode> parameter : change.member("responseParameters").properties()) {
      if (!ResponseParameter.isTarget(parameter.getKey())) {
        return badRequestIf(
            true,
            "responseParameters: expected a key method.response.header.NAME with a name of letters,"
                + " digits and ._$-, got %s",
            parameter.getKey());
      }
    }
    return Optional.empty();
  }

  static Optional<ApiError> responseIsUnique(ResourceChange change) {
    return conflictIf(
        change.sharesWithSibling("integrationResponseKey"),
        "Integration response with key %s already exists for this integration",
        change.text("integrationResponseKey"));
  }
}
