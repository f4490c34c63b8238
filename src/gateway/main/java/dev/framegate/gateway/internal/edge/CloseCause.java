package dev.framegate.gateway.internal.edge;

/** The reasons for which the gateway closes a connection, apart from invalid frames. */
public enum CloseCause {
  IDLE,
  DURATION,
  /** DeleteConnection. */
  DELETED,
  /** The gateway shuts down. */
  STOPPED,
  /** A message failed inside the gateway. */
  FAILED
}
