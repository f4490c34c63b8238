package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.ControlPlaneErrors.badRequestIf;
import static dev.framegate.gateway.internal.control.ControlPlaneErrors.conflictIf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.contract.ApiError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules of authorizers. */
final class AuthorizerRules {
  private static final Pattern IDENTITY_SOURCE =
      Pattern.compile(
          "(route\\.request\\.(header|querystring)|stageVariables|context)\\.[a-zA-Z0-9._-]+");

  private static final List<String> OF_HTTP_APIS =
      List.of(
          "authorizerResultTtlInSeconds",
          "authorizerPayloadFormatVersion",
          "enableSimpleResponses");

  private AuthorizerRules() {}

  static Optional<ApiError> type(ResourceChange change) {
    return badRequestIf(
        !change.text("authorizerType").equals("REQUEST"),
        "authorizerType for a WebSocket API: expected REQUEST, got %s",
        change.text("authorizerType"));
  }

  /** AWS's answer to a time to live (API-064), used for the other members of HTTP APIs too. */
  static Optional<ApiError> hasNoHttpMembers(ResourceChange change) {
    return OF_HTTP_APIS.stream()
        .filter(change::asksFor)
        .findFirst()
        .flatMap(
            member ->
                badRequestIf(
                    true,
                    "%s cannot be set for WEBSOCKET protocol Apis.",
                    Character.toUpperCase(member.charAt(0)) + member.substring(1)));
  }

  static Optional<ApiError> uri(ResourceChange change) {
    return badRequestIf(
        change.text("authorizerUri").isEmpty(),
        "An authorizer of type REQUEST needs an authorizerUri");
  }

  static Optional<ApiError> identitySource(ResourceChange change) {
    for (JsonNode source : change.member("identitySource")) {
      if (!IDENTITY_SOURCE.matcher(source.asText()).matches()) {
        return badRequestIf(
            true,
            "identitySource: expected such as route.request.header.Auth or"
                + " route.request.querystring.Name, got %s",
            source.asText());
      }
    }
    return Optional.empty();
  }

  static Optional<ApiError> nameIsUnique(ResourceChange change) {
    return conflictIf(
        change.sharesWithSibling("name"),
        "Authorizer with name %s already exists for this API",
        change.text("name"));
  }

  static Optional<ApiError> isUnused(ResourceChange change) {
    List<String> users =
        change.resources().children(change.api(), ResourceKind.ROUTE).stream()
            .filter(route -> route.path("authorizerId").asText().equals(change.key().id()))
            .map(route -> route.path("routeId").asText())
            .toList();
    return conflictIf(
        !users.isEmpty(),
        "Cannot delete Authorizer because it is referenced by the following Routes with Ids: %s",
        users);
  }
}
