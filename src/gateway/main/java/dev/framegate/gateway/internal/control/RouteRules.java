package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.ControlPlaneErrors.badRequestIf;
import static dev.framegate.gateway.internal.control.ControlPlaneErrors.conflictIf;
import static dev.framegate.gateway.internal.control.ControlPlaneErrors.missingUnlessExists;

import dev.framegate.contract.ApiError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of routes and of their responses. */
final class RouteRules {
  private static final Pattern TARGET = Pattern.compile("integrations/([^/]+)");
  private static final String ONLY_RESPONSE_KEY = "$default";

  private RouteRules() {}

  static Optional<ApiError> hasKey(ResourceChange change) {
    return badRequestIf(
        change.text("routeKey").isBlank(),
        "A route needs a routeKey: $connect, $disconnect, $default or a key of yours");
  }

  static Optional<ApiError> authorization(ResourceChange change) {
    String type = change.text("authorizationType");
    if (type.equals("JWT")) {
      return badRequestIf(
          true,
          "authorizationType of a WebSocket route: expected NONE, AWS_IAM or CUSTOM, got JWT");
    }
    return badRequestIf(
        type.equals("CUSTOM") && change.text("authorizerId").isEmpty(),
        "A route with authorizationType CUSTOM needs an authorizerId");
  }

  static Optional<ApiError> responseSelection(ResourceChange change) {
    String selection = change.text("routeResponseSelectionExpression");
    return badRequestIf(
        !selection.isEmpty() && !selection.equals(ONLY_RESPONSE_KEY),
        "routeResponseSelectionExpression: expected $default, the only one there is, got %s",
        selection);
  }

  /** AWS's answer to parameters of any other route (API-075). */
  static Optional<ApiError> parameters(ResourceChange change) {
    return badRequestIf(
        change.asksFor("requestParameters")
            && !change.member("requestParameters").isEmpty()
            && !change.text("routeKey").equals("$connect"),
        "Request parameters are only supported for the $connect route in WEBSOCKET APIs");
  }

  static Optional<ApiError> hasNoScopes(ResourceChange change) {
    return badRequestIf(
        !change.request().path("authorizationScopes").isEmpty(),
        "authorizationScopes is for HTTP APIs only");
  }

  static Optional<ApiError> targetForm(ResourceChange change) {
    return badRequestIf(
        change.member("target").isTextual() && !TARGET.matcher(change.text("target")).matches(),
        "target: expected integrations/{integrationId}, got %s",
        change.text("target"));
  }

  static Optional<ApiError> targetExists(ResourceChange change) {
    Matcher target = TARGET.matcher(change.text("target"));
    return change.asksFor("target") && target.matches()
        ? missingUnlessExists(change, change.api().child(ResourceKind.INTEGRATION, target.group(1)))
        : Optional.empty();
  }

  static Optional<ApiError> authorizerExists(ResourceChange change) {
    String authorizer = change.asked("authorizerId");
    return authorizer.isEmpty()
        ? Optional.empty()
        : missingUnlessExists(change, change.api().child(ResourceKind.AUTHORIZER, authorizer));
  }

  static Optional<ApiError> keyIsUnique(ResourceChange change) {
    return conflictIf(
        change.sharesWithSibling("routeKey"),
        "Route with key %s already exists for this API",
        change.text("routeKey"));
  }

  static Optional<ApiError> responseKey(ResourceChange change) {
    return badRequestIf(
        !change.text("routeResponseKey").equals(ONLY_RESPONSE_KEY),
        "routeResponseKey: expected $default, the only one there is, got %s",
        change.text("routeResponseKey"));
  }

  static Optional<ApiError> responseIsUnique(ResourceChange change) {
    return conflictIf(
        change.sharesWithSibling("routeResponseKey"),
        "Route response with key %s already exists for this route",
        change.text("routeResponseKey"));
  }
}
