package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.Snapshot;
import dev.framegate.gateway.internal.event.EventData;
import java.util.Optional;

/** Selects the route key of a message: MSG-001, MSG-004 to MSG-012, MSG-017. */
@FunctionalInterface
public interface SelectionPolicy {
  /** The route selection expression of the snapshot; empty if it cannot be evaluated. */
  SelectionPolicy AWS = (snapshot, event) -> snapshot.routeSelection().evaluate(event);

  Optional<String> key(Snapshot snapshot, EventData event);
}
