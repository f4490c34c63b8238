package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.edge.AwsHandshakePolicy;
import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.integration.CompiledIntegration;
import dev.framegate.gateway.internal.integration.IntegrationFailure;
import dev.framegate.gateway.internal.integration.IntegrationRequest;
import dev.framegate.gateway.internal.runtime.ConnectPolicy;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Changes of the results of handshakes. */
final class HandshakeChanges {
  private HandshakeChanges() {}

  static boolean has(Handshake handshake, String header) {
    return has(handshake, header, value -> true);
  }

  static boolean has(Handshake handshake, String header, Predicate<String> wanted) {
    return offered(handshake, header).anyMatch(wanted);
  }

  private static Stream<String> offered(Handshake handshake, String header) {
    return handshake.headers().entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(header))
        .flatMap(e -> e.getValue().stream());
  }

  static boolean isConnect(IntegrationRequest request) {
    return "CONNECT".equals(request.facts().context().get("eventType"));
  }

  /** Rejects handshakes before {@code $connect}. */
  static UnaryOperator<Gateway.Builder> refusing(Predicate<Handshake> unwanted, int status) {
    return PolicyReplacement.messages(
        right ->
            new DelegatingConnectionHandler(right) {
              @Override
              public CompletionStage<ConnectResult> connect(
                  ConnectionInfo connection, Handshake handshake) {
                return unwanted.test(handshake)
                    ? CompletableFuture.completedFuture(new ConnectResult(status, null, null))
                    : super.connect(connection, handshake);
              }
            });
  }

  /** Changes the result of {@code $connect}. */
  static UnaryOperator<Gateway.Builder> ending(
      BiFunction<Handshake, ConnectResult, ConnectResult> change) {
    return PolicyReplacement.messages(
        right ->
            new DelegatingConnectionHandler(right) {
              @Override
              public CompletionStage<ConnectResult> connect(
                  ConnectionInfo connection, Handshake handshake) {
                return super.connect(connection, handshake)
                    .thenApply(result -> change.apply(handshake, result));
              }
            });
  }

  /** Changes the status of the integration's response. */
  static UnaryOperator<Gateway.Builder> answering(IntUnaryOperator change) {
    return PolicyReplacement.connect(
        new ConnectPolicy() {
          @Override
          public ConnectResult answered(
              CompiledIntegration plan, BackendResponse reply, Map<String, Object> context) {
            return ConnectPolicy.super.answered(
                plan,
                new BackendResponse(
                    change.applyAsInt(reply.status()), reply.headers(), reply.body()),
                context);
          }
        });
  }

  /** Changes the status for failures of the integration. */
  static UnaryOperator<Gateway.Builder> failing(Predicate<IntegrationFailure> wrong, int status) {
    return PolicyReplacement.connect(
        new ConnectPolicy() {
          @Override
          public ConnectResult failed(IntegrationFailure failure, Map<String, Object> context) {
            return wrong.test(failure)
                ? new ConnectResult(status, null, null)
                : ConnectPolicy.super.failed(failure, context);
          }
        });
  }

  /** Changes the headers of a 101. */
  static UnaryOperator<Gateway.Builder> switching(Consumer<Map<String, String>> change) {
    return PolicyReplacement.handshake(
        new AwsHandshakePolicy() {
          @Override
          public Map<String, String> switching(Map<String, String> headers) {
            Map<String, String> changed = new LinkedHashMap<>(headers);
            change.accept(changed);
            return changed;
          }
        });
  }

  /** Selects the subprotocol from the client's offers. */
  static UnaryOperator<Gateway.Builder> subprotocol(
      Function<List<String>, Optional<String>> choice) {
    return PolicyReplacement.handshake(
        new AwsHandshakePolicy() {
          @Override
          public Optional<String> subprotocol(ConnectResult result, Handshake handshake) {
            return choice.apply(
                offered(handshake, "Sec-WebSocket-Protocol")
                    .flatMap(value -> Arrays.stream(value.split(",", -1)))
                    .map(String::trim)
                    .toList());
          }
        });
  }

  /** Answers the first message of a client with the response of {@code $connect}. */
  static Gateway.Builder connectAnswerKept(Gateway.Builder right) {
    Map<Object, String> kept = new ConcurrentHashMap<>();
    ConnectPolicy keeping =
        new ConnectPolicy() {
          @Override
          public ConnectResult answered(
              CompiledIntegration plan, BackendResponse reply, Map<String, Object> context) {
            kept.put(context.get("connectionId"), reply.body().text());
            return ConnectPolicy.super.answered(plan, reply, context);
          }
        };
    return PolicyReplacement.all(
            PolicyReplacement.connect(keeping),
            PolicyReplacement.messages(
                inner ->
                    new DelegatingConnectionHandler(inner) {
                      @Override
                      public CompletionStage<Optional<String>> message(
                          ConnectionInfo connection, String text) {
                        String first = kept.remove(connection.id());
                        return first == null
                            ? super.message(connection, text)
                            : CompletableFuture.completedFuture(Optional.of(first));
                      }
                    }))
        .apply(right);
  }

  /** Runs {@code $connect} again for each message. */
  static ConnectionHandler askedAnew(ConnectionHandler right) {
    Map<String, Handshake> handshakes = new ConcurrentHashMap<>();
    return new DelegatingConnectionHandler(right) {
      @Override
      public CompletionStage<ConnectResult> connect(
          ConnectionInfo connection, Handshake handshake) {
        handshakes.put(connection.id(), handshake);
        return super.connect(connection, handshake);
      }

      @Override
      public CompletionStage<Optional<String>> message(ConnectionInfo connection, String text) {
        Handshake handshake = handshakes.get(connection.id());
        return handshake == null
            ? super.message(connection, text)
            : super.connect(connection, handshake)
                .thenCompose(
                    result ->
                        result.accepted()
                            ? super.message(connection, text)
                            : CompletableFuture.completedFuture(
                                Optional.of("{\"message\":\"Unauthorized\"}")));
      }
    };
  }

  /** Removes the client's headers from HTTP requests of {@code $connect}. */
  static UnaryOperator<Gateway.Builder> headerless() {
    return PolicyReplacement.integrations(
        right ->
            request ->
                right.call(
                    isConnect(request) && request.plan().type().name().startsWith("HTTP")
                        ? new IntegrationRequest(
                            request.plan(), withoutHeaders(request.facts()), request.payload())
                        : request));
  }

  private static EventData withoutHeaders(EventData event) {
    return new EventData(
        event.body(),
        Map.of(),
        event.query(),
        event.context(),
        event.stageVariables(),
        event.reply());
  }
}
