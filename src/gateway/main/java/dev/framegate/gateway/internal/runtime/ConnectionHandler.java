package dev.framegate.gateway.internal.runtime;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Handles the events of connections. Does not block; a stage never completes exceptionally because
 * of a client or a backend.
 */
public interface ConnectionHandler {
  CompletionStage<ConnectResult> connect(ConnectionInfo connection, Handshake handshake);

  /** The text to send to the client (an answer or an error frame), or empty. */
  CompletionStage<Optional<String>> message(ConnectionInfo connection, String text);

  /**
   * As {@link #message}, on this thread as far as that is known to be quick. Only for a connection
   * that waits for nothing, so that its order is kept.
   *
   * @return null if the message has to be given to {@link #message}
   */
  default @Nullable CompletionStage<Optional<String>> quickMessage(
      ConnectionInfo connection, String text) {
    return null;
  }

  /** Runs {@code $disconnect}; its result is not used. */
  CompletionStage<Void> disconnect(ConnectionInfo connection, int code, String reason);
}
