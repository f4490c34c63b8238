package dev.framegate.gateway.internal.throttle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The rates of routes by the settings of their stage. */
@FunctionalInterface
public interface RouteRates {
  /**
   * The route's own rate and burst, else the stage's defaults, else the account's, each by itself:
   * STG-037a, STG-044, LIM-013, LIM-016.
   */
  RouteRates AWS =
      (settings, routeKey, account) -> {
        JsonNode routes = settings.path("routeSettings");
        JsonNode common = settings.path("defaultRouteSettings");
        if (routes.isEmpty() && common.isEmpty()) {
          return account;
        }
        JsonNode own = routes.path(routeKey);
        return new Rate(
            figure(own, common, "throttlingRateLimit").asDouble(account.perSecond()),
            figure(own, common, "throttlingBurstLimit").asLong(account.burst()));
      };

  /**
   * The rate of a route.
   *
   * @param settings the stage in the members of the service model
   */
  Rate of(ObjectNode settings, String routeKey, Rate account);

  private static JsonNode figure(JsonNode own, JsonNode common, String member) {
    JsonNode figure = own.path(member);
    return figure.isNumber() ? figure : common.path(member);
  }
}
