package dev.framegate.kit.explore;

import java.util.Map;

/**
 * What a deployment holds.
 *
 * @param routes by key
 * @param expression that selects routes
 */
record Snapshot(Map<String, RouteModel> routes, RouteExpression expression) {
  Snapshot {
    routes = Map.copyOf(routes);
  }
}
