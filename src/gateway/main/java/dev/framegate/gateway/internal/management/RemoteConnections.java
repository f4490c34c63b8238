package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reaches connections that other gateways hold. Must not block. */
public interface RemoteConnections {
  /** There are no other gateways. */
  RemoteConnections NONE = call -> Optional.empty();

  /** Performs calls on the connections that this gateway holds. Does not block. */
  @FunctionalInterface
  interface LocalConnections {
    /** The answer, for a message once it was written to the client's socket. Never fails. */
    CompletionStage<ServerResponse> perform(ConnectionCall call);
  }

  /** The answer of the gateway that holds the connection, or empty if its id is not another's. */
  Optional<CompletionStage<ServerResponse>> perform(ConnectionCall call);

  /** Receives the access to this gateway's connections, before the first call. */
  default void attach(LocalConnections local) {}
}
