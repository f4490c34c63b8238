package dev.framegate.gateway.internal.throttle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which figures a stage's settings give a route. */
@FunctionalInterface
public interface RouteRates {
  /**
   * The route's own figures, else the stage's default ones, else the account's, member by member:
   * STG-037a, STG-044, LIM-013, LIM-016.
   */
  RouteRates AWS =
      (settings, routeKey, account) -> {
        JsonNode own = settings.path("routeSettings").path(routeKey);
        JsonNode common = settings.path("defaultRouteSettings");
        return new Rate(
            figure(own, common, "throttlingRateLimit").asDouble(account.perSecond()),
            figure(own, common, "throttlingBurstLimit").asLong(account.burst()));
      };

  /**
   * The figures of one bucket, for this route alone.
   *
   * @param settings the stage in the members of the service model
   */
  Rate of(ObjectNode settings, String routeKey, Rate account);

  private static JsonNode figure(JsonNode own, JsonNode common, String member) {
    JsonNode figure = own.path(member);
    return figure.isNumber() ? figure : common.path(member);
  }
}
