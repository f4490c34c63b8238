package dev.framegate.gateway.internal.runtime;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Handles the events of connections. Does not block; a stage never completes exceptionally because
 * of a client or a backend.
 */
public interface ConnectionHandler {
  CompletionStage<ConnectResult> connect(ConnectionInfo connection, Handshake handshake);

  /** The text to send to the client (an answer or an error frame), or empty. */
  CompletionStage<Optional<String>> message(ConnectionInfo connection, String text);

  /** Runs {@code $disconnect}; its result is not used. */
  CompletionStage<Void> disconnect(ConnectionInfo connection, int code, String reason);
}
