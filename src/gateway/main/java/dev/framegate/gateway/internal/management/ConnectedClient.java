package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A connected client, as seen by its backend. Thread-safe. */
public interface ConnectedClient {
  ConnectionInfo connection();

  /** When something last counted as activity. */
  Instant lastActiveAt();

  /**
   * Whether the upgrade is complete. Before that the connection has an id, but cannot be reached
   * (CON-013).
   */
  boolean established();

  /**
   * Queues a message. Messages are sent in the order of the calls.
   *
   * @param text UTF-8
   * @return false if too many messages wait for the client to read them
   */
  boolean send(byte[] text);

  /** Whether what was queued by now was written to the client's socket, once that is decided. */
  default CompletionStage<Boolean> written() {
    return CompletableFuture.completedFuture(true);
  }

  /**
   * Closes the connection on behalf of the backend, with close code 1000 (FRM-048).
   *
   * @return false if it had ended
   */
  boolean end();
}
