package dev.framegate.faults;

import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.Connection;
import dev.framegate.gateway.internal.runtime.Handshake;
import dev.framegate.gateway.internal.runtime.Messages;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Passes everything on; wrong ways override what they are wrong about. */
class MessagesAround implements Messages {
  private final Messages right;

  MessagesAround(Messages right) {
    this.right = right;
  }

  @Override
  public CompletionStage<ConnectResult> connect(Connection connection, Handshake handshake) {
    return right.connect(connection, handshake);
  }

  @Override
  public CompletionStage<Optional<String>> message(Connection connection, String text) {
    return right.message(connection, text);
  }

  @Override
  public CompletionStage<Void> disconnect(Connection connection, int code, String reason) {
    return right.disconnect(connection, code, reason);
  }
}
