package dev.framegate.gateway.internal.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.integration.CompiledIntegration;
import org.jspecify.annotations.Nullable;

/**
 * One route of a snapshot.
 *
 * @param integration null for a route without target
 * @param twoWay whether answers go back to the client: it has a route response and the route
 *     response selection expression (INT-051)
 * @param definition the resource as it was deployed, in the members of the service model
 */
public record CompiledRoute(
    String key,
    @Nullable CompiledIntegration integration,
    boolean twoWay,
    RequestModels models,
    RouteAccess access,
    ObjectNode definition) {
  /** Whether a message is answered without a wait, a loop, a pattern or a schema. */
  boolean isQuick() {
    return !models.validates() && (integration == null || integration.isQuick());
  }
}
