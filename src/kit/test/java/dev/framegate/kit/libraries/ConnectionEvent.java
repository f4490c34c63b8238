package dev.framegate.kit.libraries;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

/** An event on the wire that ends a connection or refuses one. */
enum ConnectionEvent {
  TOO_LONG(
      "close 1009: a message that is too big",
      (gateway, connection, id) -> connection.send("x".repeat(140_000))),
  BINARY(
      "close 1003: a binary message",
      (gateway, connection, id) -> connection.send(new byte[] {1, 2, 3})),
  IDLE(
      "close 1001: idle for 10 minutes",
      (gateway, connection, id) -> gateway.gateway().advance(Duration.ofMinutes(11))),
  DELETED(
      "close 1000: the backend calls DeleteConnection",
      (gateway, connection, id) -> gateway.disconnect(id)),
  DROPPED(
      "dropped: TCP ends (FIN) without a close frame",
      ObservedGateway::relayedStage,
      (gateway, connection, id) -> gateway.relay().close(false)),
  RESET(
      "dropped: TCP is reset (RST)",
      ObservedGateway::relayedStage,
      (gateway, connection, id) -> gateway.relay().close(true)),
  UNAUTHORIZED(
      "handshake 401: the authorizer's identity is missing", ObservedGateway::guardedStage),
  FORBIDDEN(
      "handshake 403: no such stage, or the authorizer denies", gateway -> gateway.stage("absent")),
  THROTTLED("handshake 429: too many requests", gateway -> gateway.stage("busy")),
  NOBODY("no handshake: nothing listens on the port", ObservedGateway::nobody);

  /** What makes the event happen on an open connection. */
  interface Cause {
    void happen(ObservedGateway gateway, ObservedConnection connection, String connectionId)
        throws Exception;
  }

  private final String title;
  private final Function<ObservedGateway, URI> address;
  private final boolean opens;
  private final Cause cause;

  ConnectionEvent(
      String title, Function<ObservedGateway, URI> address, boolean opens, Cause cause) {
    this.title = title;
    this.address = address;
    this.opens = opens;
    this.cause = cause;
  }

  ConnectionEvent(String title, Function<ObservedGateway, URI> address, Cause cause) {
    this(title, address, true, cause);
  }

  ConnectionEvent(String title, Cause cause) {
    this(title, gateway -> gateway.stage("test"), true, cause);
  }

  ConnectionEvent(String title, Function<ObservedGateway, URI> address) {
    this(title, address, false, (gateway, connection, id) -> {});
  }

  /** The head of its row. */
  String title() {
    return title;
  }

  URI address(ObservedGateway gateway) {
    return address.apply(gateway);
  }

  /** Whether the client connects before the event happens. */
  boolean opens() {
    return opens;
  }

  Cause cause() {
    return cause;
  }
}
