package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.ControlPlaneErrors.badRequestIf;
import static dev.framegate.gateway.internal.control.ControlPlaneErrors.conflictIf;
import static dev.framegate.gateway.internal.control.ControlPlaneErrors.missingUnlessExists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.contract.ApiError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules of stages. */
final class StageRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");
  private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z0-9_]+");
  private static final Pattern VARIABLE_VALUE = Pattern.compile("[A-Za-z0-9-._~:/?#&=,]*");

  private static final Set<String> PREDEFINED_ROUTES =
      Set.of("$connect", "$disconnect", "$default");

  private StageRules() {}

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  static Optional<ApiError> name(ResourceChange change) {
    return badName(change.key().id());
  }

  static Optional<ApiError> badName(String name) {
    return badRequestIf(
        !isName(name),
        "Stage name: expected 1 to 128 letters, digits, hyphens and underscores, got %s",
        name);
  }

  static Optional<ApiError> variables(ResourceChange change) {
    for (Map.Entry<String, JsonNode> variable : change.member("stageVariables").properties()) {
      String value = variable.getValue().asText();
      if (!VARIABLE_NAME.matcher(variable.getKey()).matches()) {
        return badRequestIf(
            true,
            "Name of a stage variable: expected letters, digits and underscores, got %s",
            variable.getKey());
      }
      if (!VARIABLE_VALUE.matcher(value).matches()) {
        return badRequestIf(
            true,
            "Value of the stage variable %s: expected letters, digits and -._~:/?#&=, got %s",
            variable.getKey(),
            value);
      }
    }
    return Optional.empty();
  }

  static Optional<ApiError> throttles(ResourceChange change) {
    Optional<ApiError> broken =
        throttle("defaultRouteSettings", change.member("defaultRouteSettings"));
    for (Map.Entry<String, JsonNode> route : change.member("routeSettings").properties()) {
      broken = broken.or(() -> throttle("routeSettings." + route.getKey(), route.getValue()));
    }
    return broken;
  }

  /**
   * AWS's answer to route settings for a route that does not exist. The predefined routes need not
   * exist (STG-049).
   */
  static Optional<ApiError> routesExist(ResourceChange change) {
    if (change.request().path("routeSettings").isEmpty()) {
      return Optional.empty();
    }
    Set<String> known =
        change.resources().children(change.api(), ResourceKind.ROUTE).stream()
            .map(route -> route.path("routeKey").asText())
            .collect(Collectors.toSet());
    return change.request().path("routeSettings").properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !PREDEFINED_ROUTES.contains(key) && !known.contains(key))
        .findFirst()
        .map(
            key ->
                ApiError.notFound(
                    ResourceKind.ROUTE.singular(),
                    "Unable to find Route by key %s within the provided RouteSettings"
                        .formatted(key)));
  }

  private static Optional<ApiError> throttle(String where, JsonNode settings) {
    return badRequestIf(
        settings.path("throttlingBurstLimit").asDouble() < 0
            || settings.path("throttlingRateLimit").asDouble() < 0,
        "%s: expected throttling limits of 0 or more, got %s",
        where,
        settings);
  }

  static Optional<ApiError> accessLog(ResourceChange change) {
    String format = change.member("accessLogSettings").path("format").asText("");
    if (format.isEmpty()) {
      return Optional.empty();
    }
    if (format.contains("\n")) {
      return badRequestIf(true, "accessLogSettings.format: expected a single line");
    }
    return badRequestIf(
        !format.contains("$context.requestId"),
        "accessLogSettings.format: expected at least $context.requestId in it, got %s",
        format);
  }

  static Optional<ApiError> deploysByItself(ResourceChange change) {
    return badRequestIf(
        change.member("autoDeploy").asBoolean() && change.asksFor("deploymentId"),
        "Deployment ID cannot be set on this stage because AutoDeploy is enabled.");
  }

  static Optional<ApiError> deploymentExists(ResourceChange change) {
    return change.asksFor("deploymentId")
        ? missingUnlessExists(
            change, change.api().child(ResourceKind.DEPLOYMENT, change.asked("deploymentId")))
        : Optional.empty();
  }

  static Optional<ApiError> isUnique(ResourceChange change) {
    return conflictIf(change.resources().exists(change.key()), "Stage already exists");
  }
}
