package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.ControlPlaneErrors.badRequestIf;

import dev.framegate.contract.ApiError;
import java.util.List;
import java.util.Optional;

/** Rules of APIs. */
final class ApiRules {
  private static final List<String> OF_HTTP_APIS = List.of("credentialsArn", "routeKey", "target");

  private ApiRules() {}

  static Optional<ApiError> isWebSocket(ResourceChange change) {
    return badRequestIf(
        !change.text("protocolType").equals("WEBSOCKET"),
        "This gateway serves WebSocket APIs only: expected protocolType WEBSOCKET, got %s",
        change.text("protocolType"));
  }

  static Optional<ApiError> hasRouteSelection(ResourceChange change) {
    return badRequestIf(
        change.text("routeSelectionExpression").isBlank(),
        "A WebSocket API needs a routeSelectionExpression, such as $request.body.action");
  }

  static Optional<ApiError> isUnmapped(ResourceChange change) {
    ResourceTree resources = change.resources();
    boolean mapped =
        resources.roots(ResourceKind.DOMAIN_NAME).stream()
            .map(
                domain ->
                    new ResourceKey(
                        ResourceKind.DOMAIN_NAME, List.of(domain.path("domainName").asText())))
            .flatMap(domain -> resources.children(domain, ResourceKind.API_MAPPING).stream())
            .anyMatch(mapping -> mapping.path("apiId").asText().equals(change.key().id()));
    return badRequestIf(
        mapped,
        "Deleting API %s failed. Please remove all API mappings for the API from your custom"
            + " domain names.",
        change.key().id());
  }

  static Optional<ApiError> hasNoHttpMembers(ResourceChange change) {
    if (change.asksFor("corsConfiguration")) {
      return badRequestIf(true, "CORS configuration is only supported for HTTP APIs");
    }
    List<String> strangers = OF_HTTP_APIS.stream().filter(change::asksFor).toList();
    return badRequestIf(!strangers.isEmpty(), "%s is for HTTP APIs only", strangers);
  }
}
