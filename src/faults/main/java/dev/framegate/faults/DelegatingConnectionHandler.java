package dev.framegate.faults;

import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Delegates every call; subclasses change one. */
class DelegatingConnectionHandler implements ConnectionHandler {
  private final ConnectionHandler right;

  DelegatingConnectionHandler(ConnectionHandler right) {
    this.right = right;
  }

  @Override
  public CompletionStage<ConnectResult> connect(ConnectionInfo connection, Handshake handshake) {
    return right.connect(connection, handshake);
  }

  @Override
  public CompletionStage<Optional<String>> message(ConnectionInfo connection, String text) {
    return right.message(connection, text);
  }

  @Override
  public CompletionStage<Void> disconnect(ConnectionInfo connection, int code, String reason) {
    return right.disconnect(connection, code, reason);
  }
}
