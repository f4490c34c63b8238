package dev.framegate.gateway.internal.runtime;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The way of a connection through its routes. Never blocks the calling thread; a stage never
 * completes exceptionally for anything a client or a backend did.
 */
public interface ConnectionHandler {
  CompletionStage<ConnectResult> connect(ConnectionInfo connection, Handshake handshake);

  /** The text to send back on the same connection (an answer or an error frame), or nothing. */
  CompletionStage<Optional<String>> message(ConnectionInfo connection, String text);

  /** Runs {@code $disconnect}; its outcome interests nobody. */
  CompletionStage<Void> disconnect(ConnectionInfo connection, int code, String reason);
}
