package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.Refusals.badRequestIf;

import dev.framegate.contract.ApiError;
import java.util.List;
import java.util.Optional;

/** Rules of APIs. */
final class ApiRules {
  private static final List<String> OF_HTTP_APIS =
      List.of("corsConfiguration", "credentialsArn", "routeKey", "target");

  private ApiRules() {}

  static Optional<ApiError> isWebSocket(Change change) {
    return badRequestIf(
        !change.text("protocolType").equals("WEBSOCKET"),
        "This gateway serves WebSocket APIs only: expected protocolType WEBSOCKET, got %s",
        change.text("protocolType"));
  }

  static Optional<ApiError> hasRouteSelection(Change change) {
    return badRequestIf(
        change.text("routeSelectionExpression").isBlank(),
        "A WebSocket API needs a routeSelectionExpression, such as $request.body.action");
  }

  static Optional<ApiError> isUnmapped(Change change) {
    Resources resources = change.resources();
    boolean mapped =
        resources.roots(Kind.DOMAIN_NAME).stream()
            .map(domain -> new Key(Kind.DOMAIN_NAME, List.of(domain.path("domainName").asText())))
            .flatMap(domain -> resources.children(domain, Kind.API_MAPPING).stream())
            .anyMatch(mapping -> mapping.path("apiId").asText().equals(change.key().id()));
    return badRequestIf(
        mapped,
        "Deleting API %s failed. Please remove all API mappings for the API from your custom"
            + " domain names.",
        change.key().id());
  }

  static Optional<ApiError> hasNoHttpMembers(Change change) {
    List<String> strangers = OF_HTTP_APIS.stream().filter(change::asksFor).toList();
    return badRequestIf(!strangers.isEmpty(), "%s is for HTTP APIs only", strangers);
  }
}
