package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.deploy.Snapshot;
import java.util.Optional;

/** Finds the route for a selected key: MSG-002, MSG-003, MSG-005, MSG-013 to MSG-016. */
@FunctionalInterface
public interface RouteLookupPolicy {
  String CONNECT = "$connect";
  String DISCONNECT = "$disconnect";
  String DEFAULT = "$default";

  /**
   * The route of exactly this key, else {@code $default}. AWS does not document whether a client
   * can select {@code $connect} or {@code $disconnect} (MSG-014); here it cannot.
   */
  RouteLookupPolicy AWS =
      (snapshot, key) ->
          key.filter(name -> !name.equals(CONNECT) && !name.equals(DISCONNECT))
              .flatMap(snapshot::route)
              .or(() -> snapshot.route(DEFAULT));

  /**
   * The route that handles a message, or none.
   *
   * @param key empty if the expression could not be evaluated
   */
  Optional<CompiledRoute> find(Snapshot snapshot, Optional<String> key);
}
