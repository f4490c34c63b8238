package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.time.Instant;

/** A connected client, as its backend sees it. Every method may be called from any thread. */
public interface ConnectedClient {
  ConnectionInfo connection();

  /** When something last counted as activity. */
  Instant lastActiveAt();

  /**
   * Whether the upgrade is done. Before that the connection has an id, but nobody can reach it
   * (CON-013).
   */
  boolean established();

  /**
   * Queues one message. Messages queued one after the other leave in that order.
   *
   * @param text UTF-8
   * @return false when the client reads too slowly to take more
   */
  boolean send(byte[] text);

  /**
   * Ends the connection as the backend's wish: close code 1000 (FRM-048).
   *
   * @return false when it had ended already
   */
  boolean end();
}
