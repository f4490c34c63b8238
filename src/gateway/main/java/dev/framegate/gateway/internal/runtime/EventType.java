package dev.framegate.gateway.internal.runtime;

/** {@code $context.eventType}. */
enum EventType {
  CONNECT,
  MESSAGE,
  DISCONNECT
}
