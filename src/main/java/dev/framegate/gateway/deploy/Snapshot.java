package dev.framegate.gateway.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.expression.ExpressionException;
import dev.framegate.gateway.expression.SelectionExpression;
import java.util.Map;
import java.util.Optional;

/** The immutable compiled configuration that a deployment holds. */
public final class Snapshot {
  private final SelectionExpression routeSelection;
  private final Map<String, CompiledRoute> routes;
  private final Map<String, ObjectNode> authorizers;
  private final boolean defaultEndpoint;

  /** A snapshot without routes. */
  public Snapshot() {
    this(literal("$default"), Map.of(), Map.of(), true);
  }

  Snapshot(
      SelectionExpression routeSelection,
      Map<String, CompiledRoute> routes,
      Map<String, ObjectNode> authorizers,
      boolean defaultEndpoint) {
    this.routeSelection = routeSelection;
    this.routes = Map.copyOf(routes);
    this.authorizers = Map.copyOf(authorizers);
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

  /** All routes by key. */
  public Map<String, CompiledRoute> routes() {
    return routes;
  }

  /** An authorizer as it was deployed, in the members of the service model. */
  public Optional<ObjectNode> authorizer(String authorizerId) {
    return Optional.ofNullable(authorizers.get(authorizerId)).map(ObjectNode::deepCopy);
  }

  private static SelectionExpression literal(String source) {
    try {
      return SelectionExpression.parse(source);
    } catch (ExpressionException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
