package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** Answers each message with itself and remembers what it was told. */
final class EchoMessages implements ConnectionHandler {
  record Disconnect(ConnectionInfo connection, int code, String reason) {}

  final List<ConnectionInfo> connects = new CopyOnWriteArrayList<>();
  final List<Handshake> handshakes = new CopyOnWriteArrayList<>();
  final List<String> texts = new CopyOnWriteArrayList<>();
  final List<Disconnect> disconnects = new CopyOnWriteArrayList<>();
  final AtomicInteger inFlight = new AtomicInteger();

  volatile BiFunction<ConnectionInfo, Handshake, CompletionStage<ConnectResult>> onConnect =
      (connection, handshake) ->
          CompletableFuture.completedFuture(new ConnectResult(200, null, null));
  volatile BiFunction<ConnectionInfo, String, CompletionStage<Optional<String>>> onMessage =
      (connection, text) -> CompletableFuture.completedFuture(Optional.of(text));

  @Override
  public CompletionStage<ConnectResult> connect(ConnectionInfo connection, Handshake handshake) {
    connects.add(connection);
    handshakes.add(handshake);
    return onConnect.apply(connection, handshake);
  }

  @Override
  public CompletionStage<Optional<String>> message(ConnectionInfo connection, String text) {
    texts.add(text);
    inFlight.incrementAndGet();
    return onMessage
        .apply(connection, text)
        .whenComplete((reply, failure) -> inFlight.decrementAndGet());
  }

  @Override
  public CompletionStage<Void> disconnect(ConnectionInfo connection, int code, String reason) {
    disconnects.add(new Disconnect(connection, code, reason));
    return CompletableFuture.completedFuture(null);
  }
}
