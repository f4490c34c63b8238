package dev.framegate.gateway.internal.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.gateway.internal.runtime.EventReport;

/** Reads the settings that a stage has for its routes: the route's own, else the default ones. */
final class RouteSettingsReader {
  private RouteSettingsReader() {}

  /** The member's value, or a missing node. */
  static JsonNode of(EventReport report, String member) {
    JsonNode routes = report.settings().path("routeSettings");
    if (!routes.isEmpty()) {
      JsonNode own = routes.path(report.routeKey().orElse("")).path(member);
      if (!own.isMissingNode() && !own.isNull()) {
        return own;
      }
    }
    return report.settings().path("defaultRouteSettings").path(member);
  }
}
