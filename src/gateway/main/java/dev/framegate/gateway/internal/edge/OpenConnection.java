package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.management.ConnectedClient;

/** A connection whose handshake has succeeded. Thread-safe; does nothing once it has ended. */
public interface OpenConnection extends ConnectedClient {
  /** Ends the connection with a close frame. */
  void close(CloseStatus status);

  /** Ends the connection without a close frame. */
  void drop();
}
