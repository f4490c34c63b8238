package dev.framegate.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.AwsHandshakePolicy;
import dev.framegate.gateway.internal.edge.StageReference;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.AbsencePolicy;
import dev.framegate.gateway.internal.management.ConnectedClient;
import dev.framegate.gateway.internal.management.ConnectionAbsence;
import dev.framegate.gateway.internal.management.ConnectionOperation;
import dev.framegate.gateway.internal.management.ManagementInterceptor;
import dev.framegate.gateway.internal.management.ManagementOperation;
import dev.framegate.gateway.internal.management.PostToConnection;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults of the management API. */
final class CallbackFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("posts-answer-204", "answers a callback with 204, as serverless-offline does")
              .breaks(
                  "the callback succeeds with",
                  "MGT-001 MGT-008 MGT-011 MGT-012 MGT-015 MGT-016 MGT-020 MGT-023 MGT-028 MGT-031 MGT-032")
              .breaks("the callback succeeds", "URL-003 URL-015 URL-024b")
              .replacing(
                  answering(
                      ManagementOperation.POST_TO_CONNECTION,
                      ControlPlaneChanges.status(200, 204))),
          Fault.named("posts-in-latin-1", "sends what lies beyond ASCII as question marks")
              .breaks("received gr", "MGT-001")
              .replacing(posting(CallbackFaults::latin1)),
          Fault.named("posts-by-content-type", "sends as Base64 what is not declared as text")
              .breaks("received aGVsbG", "MGT-020")
              .replacing(posting(CallbackFaults::base64UnlessText)),
          Fault.named(
                  "capitals-in-get", "names members of a connection with capitals, as ministack")
              .breaks("\"identity.userAgent\"", "MGT-002")
              .replacing(answering(ManagementOperation.GET_CONNECTION, CallbackFaults::capitals)),
          Fault.named(
                  "delete-forgets",
                  "confirms the deletion of a connection and keeps the client connected")
              .breaks("the connection stayed open for", "MGT-003 MGT-004 MGT-017 MGT-018")
              .replacing(
                  performing(
                      ManagementOperation.DELETE_CONNECTION,
                      (client, call) -> ServerResponse.of(204))),
          Fault.named("gone-404", "answers 404 for connections that are gone, as one emulator does")
              .breaks("\"message\":\"Not Found\"", "MGT-004 MGT-006 MGT-016 MGT-018 MGT-023")
              .replacing(
                  absent(absence -> true, ServerResponse.json(404, "{\"message\":\"Not Found\"}"))),
          Fault.named("gone-200", "accepts callbacks to any connection id, as moto's stub does")
              .breaks("the callback is refused with", "MGT-004 MGT-006 MGT-018")
              .replacing(
                  absent(absence -> absence == ConnectionAbsence.UNKNOWN, ServerResponse.of(200))),
          Fault.named("early-posts-taken", "takes callbacks before the connection is established")
              .breaks("the callback is refused", "CON-013")
              .breaks("the callback is refused with", "MGT-016")
              .replacing(
                  absent(
                      absence -> absence == ConnectionAbsence.NOT_ESTABLISHED,
                      ServerResponse.of(200))),
          Fault.named("second-delete-204", "deletes a connection as often as it is asked to")
              .breaks("the callback is refused with", "MGT-004 MGT-006 MGT-018")
              .replacing(
                  answering(
                      ManagementOperation.DELETE_CONNECTION, ControlPlaneChanges.status(410, 204))),
          Fault.named("posts-unlimited", "delivers callbacks of any size, as most emulators do")
              .breaks("the callback is refused with", "MGT-007 MGT-007a")
              .replacing(sized(Integer.MAX_VALUE)),
          Fault.named("posts-of-a-frame", "takes callbacks of up to 32 KB only")
              .breaks("at most 32768 are allowed", "MGT-001 MGT-008")
              .replacing(sized(32 * 1024)),
          Fault.named("callbacks-without-stage-404", "answers 404 to a callback without the stage")
              .breaks("404", "MGT-011")
              .replacing(
                  PolicyReplacement.handshake(
                      new AwsHandshakePolicy() {
                        @Override
                        public Optional<ServerResponse> judgeAddress(
                            StageReference address, StageDirectory stages) {
                          return address.stage().equals("@connections")
                              ? Optional.of(ServerResponse.json(404, "{\"message\":\"Not Found\"}"))
                              : super.judgeAddress(address, stages);
                        }
                      })),
          Fault.named("at-sign-unescaped-only", "does not know an escaped at sign")
              .breaks("the callback succeeds with", "MGT-015")
              .replacing(
                  exchange(
                      (call, right) ->
                          call.path().contains("%40") ? ServerResponse.of(404) : right)),
          Fault.named(
                  "no-disconnect-after-delete", "skips $disconnect after a DELETE, as floci does")
              .breaks("no such call came", "MGT-017")
              .replacing(
                  PolicyReplacement.messages(
                      right ->
                          new DelegatingConnectionHandler(right) {
                            @Override
                            public CompletionStage<Void> disconnect(
                                ConnectionInfo connection, int code, String reason) {
                              return reason.equals("Connection Closed Normally")
                                  ? CompletableFuture.completedFuture(null)
                                  : super.disconnect(connection, code, reason);
                            }
                          })),
          Fault.named("no-callbacks-by-domain", "serves callbacks at the API's own address only")
              .breaks("the callback succeeds with", "MGT-028 URL-015")
              .replacing(
                  PolicyReplacement.handshake(
                      new AwsHandshakePolicy() {
                        @Override
                        public Optional<ServerResponse> judgeCallback(
                            StageReference address, StageDirectory stages) {
                          return address.customDomain()
                              ? Optional.of(ServerResponse.of(403))
                              : super.judgeCallback(address, stages);
                        }
                      })));

  private CallbackFaults() {}

  private interface Change {
    ServerResponse of(ServerRequest call, ServerResponse right);
  }

  private static UnaryOperator<Gateway.Builder> exchange(Change change) {
    return PolicyReplacement.instead(
        ManagementInterceptor.class, (operation, call, next) -> change.of(call, next.apply(call)));
  }

  static UnaryOperator<Gateway.Builder> answering(
      ManagementOperation wrong, UnaryOperator<ServerResponse> change) {
    return PolicyReplacement.instead(
        ManagementInterceptor.class,
        (operation, call, next) -> {
          ServerResponse answer = next.apply(call);
          return operation == wrong ? change.apply(answer) : answer;
        });
  }

  private static UnaryOperator<Gateway.Builder> posting(UnaryOperator<ServerRequest> change) {
    return PolicyReplacement.part(
        ConnectionOperation.class,
        right ->
            (operation, client, call) ->
                right.perform(
                    operation,
                    client,
                    operation == ManagementOperation.POST_TO_CONNECTION
                        ? change.apply(call)
                        : call));
  }

  private static UnaryOperator<Gateway.Builder> sized(int bytes) {
    return performing(ManagementOperation.POST_TO_CONNECTION, new PostToConnection(bytes)::apply);
  }

  private static UnaryOperator<Gateway.Builder> performing(
      ManagementOperation wrong,
      BiFunction<ConnectedClient, ServerRequest, ServerResponse> instead) {
    return PolicyReplacement.part(
        ConnectionOperation.class,
        right ->
            (operation, client, call) ->
                operation == wrong
                    ? instead.apply(client, call)
                    : right.perform(operation, client, call));
  }

  private static UnaryOperator<Gateway.Builder> absent(
      Predicate<ConnectionAbsence> wrong, ServerResponse answer) {
    return PolicyReplacement.part(
        AbsencePolicy.class,
        right -> absence -> wrong.test(absence) ? answer : right.answer(absence));
  }

  private static ServerRequest withBody(ServerRequest call, byte[] body) {
    return new ServerRequest(call.method(), call.path(), call.query(), call.headers(), body);
  }

  private static ServerRequest latin1(ServerRequest call) {
    return withBody(call, call.text().getBytes(StandardCharsets.US_ASCII));
  }

  private static ServerRequest base64UnlessText(ServerRequest call) {
    String type =
        call.headers().entrySet().stream()
            .filter(e -> e.getKey().equalsIgnoreCase("content-type"))
            .map(e -> e.getValue().toString())
            .findFirst()
            .orElse("text");
    return type.contains("text") || type.contains("json")
        ? call
        : withBody(call, Base64.getEncoder().encode(call.body()));
  }

  private static ServerResponse capitals(ServerResponse right) {
    if (right.status() != 200) {
      return right;
    }
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    ControlPlaneChanges.object(right)
        .properties()
        .forEach(
            e ->
                told.set(
                    e.getKey().substring(0, 1).toUpperCase(Locale.ROOT) + e.getKey().substring(1),
                    e.getValue()));
    return ControlPlaneChanges.withBody(right, told);
  }
}
