package dev.framegate.gateway.internal.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.gateway.internal.runtime.EventReport;

/** Reads the settings that a stage has for its routes: the route's own, else the default ones. */
final class RouteSettingsReader {
  private RouteSettingsReader() {}

  /** The member's value, or a missing node. */
  static JsonNode of(EventReport report, String member) {
    JsonNode own =
        report.settings().path("routeSettings").path(report.routeKey().orElse("")).path(member);
    return own.isMissingNode() || own.isNull()
        ? report.settings().path("defaultRouteSettings").path(member)
        : own;
  }
}
