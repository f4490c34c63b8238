package dev.framegate.gateway.runtime;

/** {@code $context.eventType}. */
enum EventType {
  CONNECT,
  MESSAGE,
  DISCONNECT
}
