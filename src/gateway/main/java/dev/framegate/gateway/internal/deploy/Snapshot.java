package dev.framegate.gateway.internal.deploy;

import dev.framegate.gateway.internal.event.ExpressionException;
import dev.framegate.gateway.internal.event.SelectionExpression;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The immutable compiled configuration that a deployment holds. */
public final class Snapshot {
  private final SelectionExpression routeSelection;
  private final Map<String, CompiledRoute> routes;
  private final Set<String> quick;
  private final boolean defaultEndpoint;

  /** A snapshot without routes. */
  public Snapshot() {
    this(literal("$default"), Map.of(), true);
  }

  Snapshot(
      SelectionExpression routeSelection,
      Map<String, CompiledRoute> routes,
      boolean defaultEndpoint) {
    this.routeSelection = routeSelection;
    this.routes = Map.copyOf(routes);
    this.quick =
        routes.values().stream()
            .filter(CompiledRoute::isQuick)
            .map(CompiledRoute::key)
            .collect(Collectors.toUnmodifiableSet());
    this.defaultEndpoint = defaultEndpoint;
  }

  public SelectionExpression routeSelection() {
    return routeSelection;
  }

  /** Whether clients may use the address that the gateway gave the API (URL-024). */
  public boolean servesDefaultEndpoint() {
    return defaultEndpoint;
  }

  public Optional<CompiledRoute> route(String key) {
    return Optional.ofNullable(routes.get(key));
  }

  /** Whether a route of this snapshot answers without a wait, a loop or a pattern. */
  public boolean isQuick(CompiledRoute route) {
    return quick.contains(route.key()) && routes.get(route.key()) == route;
  }

  /** All routes by key. */
  public Map<String, CompiledRoute> routes() {
    return routes;
  }

  private static SelectionExpression literal(String source) {
    try {
      return SelectionExpression.parse(source);
    } catch (ExpressionException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
