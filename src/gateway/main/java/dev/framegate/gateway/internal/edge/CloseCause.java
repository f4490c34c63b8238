package dev.framegate.gateway.internal.edge;

/** Why the gateway ends a connection whose frames were right. */
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
