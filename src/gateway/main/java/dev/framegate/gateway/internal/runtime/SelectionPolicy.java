package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.Snapshot;
import dev.framegate.gateway.internal.event.EventData;
import java.util.Optional;

/** What key a message selects: MSG-001, MSG-004 to MSG-012, MSG-017. */
@FunctionalInterface
public interface SelectionPolicy {
  /** The route selection expression of the snapshot; nothing if it cannot be evaluated. */
  SelectionPolicy AWS = (snapshot, event) -> snapshot.routeSelection().evaluate(event);

  Optional<String> key(Snapshot snapshot, EventData event);
}
