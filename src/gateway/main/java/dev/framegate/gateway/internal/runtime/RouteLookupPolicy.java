package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.deploy.Snapshot;
import java.util.Optional;

/** Which route a selected key leads to: MSG-002, MSG-003, MSG-005, MSG-013 to MSG-016. */
@FunctionalInterface
public interface RouteLookupPolicy {
  String CONNECT = "$connect";
  String DISCONNECT = "$disconnect";
  String DEFAULT = "$default";

  /**
   * The route of exactly this key, else {@code $default}. Whether a client may name {@code
   * $connect} or {@code $disconnect} is documented nowhere (MSG-014); here it may not.
   */
  RouteLookupPolicy AWS =
      (snapshot, key) ->
          key.filter(name -> !name.equals(CONNECT) && !name.equals(DISCONNECT))
              .flatMap(snapshot::route)
              .or(() -> snapshot.route(DEFAULT));

  /**
   * The route that handles a message, or none.
   *
   * @param key nothing if the expression could not be evaluated
   */
  Optional<CompiledRoute> find(Snapshot snapshot, Optional<String> key);
}
