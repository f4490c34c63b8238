package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.ExpressionException;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.event.SelectionExpression;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.ErrorFramePolicy;
import dev.framegate.gateway.internal.runtime.MessageError;
import dev.framegate.gateway.internal.runtime.RouteLookupPolicy;
import dev.framegate.gateway.internal.runtime.SelectionPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changes of route selection and of error frames. */
final class RoutingChanges {
  private RoutingChanges() {}

  static UnaryOperator<Gateway.Builder> lookup(RouteLookupPolicy policy) {
    return PolicyReplacement.instead(RouteLookupPolicy.class, policy);
  }

  static UnaryOperator<Gateway.Builder> selection(SelectionPolicy policy) {
    return PolicyReplacement.instead(SelectionPolicy.class, policy);
  }

  /** Changes or removes the frame of one error. */
  static UnaryOperator<Gateway.Builder> errors(MessageError wrong, Optional<String> frame) {
    return PolicyReplacement.part(
        ErrorFramePolicy.class,
        right -> (kind, context) -> kind == wrong ? frame : right.frame(kind, context));
  }

  /** Answers some messages without a route. */
  static UnaryOperator<Gateway.Builder> refusing(Predicate<JsonText> unwanted, String answer) {
    return PolicyReplacement.messages(
        right ->
            new DelegatingConnectionHandler(right) {
              @Override
              public CompletionStage<Optional<String>> message(
                  ConnectionInfo connection, String text) {
                return unwanted.test(new JsonText(text))
                    ? CompletableFuture.completedFuture(Optional.of(answer))
                    : super.message(connection, text);
              }
            });
  }

  /** A member of the message's body, if it is an object that has it. */
  static Optional<Object> member(EventData event, String name) {
    return event
        .body()
        .root()
        .map(JsonText.JsonValue::value)
        .flatMap(
            root ->
                root instanceof Map<?, ?> object
                    ? Optional.ofNullable(object.get(name))
                    : Optional.empty());
  }

  /** The value of an expression; a text that is not an expression is its own value. */
  static Optional<String> evaluated(String expression, EventData event) {
    try {
      return SelectionExpression.parse(expression).evaluate(event);
    } catch (ExpressionException notOne) {
      return Optional.of(expression);
    }
  }

  /** Sends nothing more to a connection after an error. */
  static ConnectionHandler silentAfterError(ConnectionHandler right) {
    Set<String> silent = ConcurrentHashMap.newKeySet();
    return new DelegatingConnectionHandler(right) {
      @Override
      public CompletionStage<Optional<String>> message(ConnectionInfo connection, String text) {
        if (silent.contains(connection.id())) {
          return CompletableFuture.completedFuture(Optional.empty());
        }
        return super.message(connection, text)
            .whenComplete(
                (answer, failure) -> {
                  if (answer != null
                      && answer.filter(t -> t.startsWith("{\"message\":")).isPresent()) {
                    silent.add(connection.id());
                  }
                });
      }
    };
  }
}
