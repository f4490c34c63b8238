package dev.framegate.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.assembly.GatewayPolicies;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.AwsHandshakePolicy;
import dev.framegate.gateway.internal.edge.StageAddress;
import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;
import dev.framegate.gateway.internal.management.Absence;
import dev.framegate.gateway.internal.management.ManagementPolicy;
import dev.framegate.gateway.internal.management.Operation;
import dev.framegate.gateway.internal.management.Post;
import dev.framegate.gateway.internal.runtime.Connection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Wrong about the backend's way to a client. */
final class CallbackFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("posts-answer-204", "answers a callback with 204, as serverless-offline does")
              .breaks(
                  "the callback succeeds with",
                  "MGT-001 MGT-008 MGT-011 MGT-015 MGT-016 MGT-020 MGT-023 MGT-028 MGT-031 MGT-032")
              .breaks("the callback succeeds", "URL-003")
              .by(answering("PostToConnection", Doctored.status(200, 204))),
          Fault.named("posts-in-latin-1", "sends what lies beyond ASCII as question marks")
              .breaks("received gr", "MGT-001")
              .by(posting(CallbackFaults::latin1)),
          Fault.named("posts-by-content-type", "sends as Base64 what is not declared as text")
              .breaks("received aGVsbG", "MGT-020")
              .by(posting(CallbackFaults::base64UnlessText)),
          Fault.named(
                  "capitals-in-get", "names members of a connection with capitals, as ministack")
              .breaks("\"identity.userAgent\"", "MGT-002")
              .by(answering("GetConnection", CallbackFaults::capitals)),
          Fault.named("delete-forgets", "forgets a deleted connection and leaves the client there")
              .breaks("the connection stayed open for", "MGT-003 MGT-004 MGT-017 MGT-018")
              .by(
                  Swap.management(
                      right ->
                          right.with(
                              Operation.DELETE_CONNECTION,
                              inner -> (client, call) -> Answer.of(204)))),
          Fault.named("gone-404", "answers 404 for connections that are gone, as one emulator does")
              .breaks("\"message\":\"Not Found\"", "MGT-004 MGT-006 MGT-016 MGT-018 MGT-023")
              .by(absent(absence -> true, Answer.json(404, "{\"message\":\"Not Found\"}"))),
          Fault.named("gone-200", "takes callbacks to anybody, as moto's stub does")
              .breaks("the callback is refused with", "MGT-004 MGT-006 MGT-018")
              .by(absent(absence -> absence == Absence.UNKNOWN, Answer.of(200))),
          Fault.named("early-posts-taken", "takes callbacks before the connection is established")
              .breaks("the callback is refused with", "CON-013 MGT-016")
              .by(absent(absence -> absence == Absence.NOT_ESTABLISHED, Answer.of(200))),
          Fault.named("second-delete-204", "deletes a connection as often as it is asked to")
              .breaks("the callback is refused with", "MGT-004 MGT-006 MGT-018")
              .by(answering("DeleteConnection", Doctored.status(410, 204))),
          Fault.named("posts-unlimited", "delivers callbacks of any size, as most emulators do")
              .breaks("the callback is refused with", "MGT-007 MGT-008")
              .by(sized(Integer.MAX_VALUE)),
          Fault.named("posts-of-a-frame", "takes callbacks of up to 32 KB only")
              .breaks("at most 32768 are allowed", "MGT-008")
              .by(sized(32 * 1024)),
          Fault.named("callbacks-without-stage-404", "answers 404 to a callback without the stage")
              .breaks("404", "MGT-011")
              .by(
                  Swap.handshake(
                      new AwsHandshakePolicy() {
                        @Override
                        public Optional<Answer> judgeAddress(
                            StageAddress address, StageDirectory stages) {
                          return address.stage().equals("@connections")
                              ? Optional.of(Answer.json(404, "{\"message\":\"Not Found\"}"))
                              : super.judgeAddress(address, stages);
                        }
                      })),
          Fault.named("at-sign-unescaped-only", "does not know an escaped at sign")
              .breaks("the callback succeeds with", "MGT-015")
              .by(exchange((call, right) -> call.path().contains("%40") ? Answer.of(404) : right)),
          Fault.named(
                  "no-disconnect-after-delete", "skips $disconnect after a DELETE, as floci does")
              .breaks("no such call came", "MGT-017")
              .by(
                  Swap.messages(
                      right ->
                          new MessagesAround(right) {
                            @Override
                            public CompletionStage<Void> disconnect(
                                Connection connection, int code, String reason) {
                              return reason.equals("Connection Closed Normally")
                                  ? CompletableFuture.completedFuture(null)
                                  : super.disconnect(connection, code, reason);
                            }
                          })),
          Fault.named("no-callbacks-by-domain", "serves callbacks at the API's own address only")
              .breaks("the callback succeeds with", "MGT-028 URL-015")
              .by(
                  Swap.handshake(
                      new AwsHandshakePolicy() {
                        @Override
                        public Optional<Answer> judgeCallback(
                            StageAddress address, StageDirectory stages) {
                          return address.customDomain()
                              ? Optional.of(Answer.of(403))
                              : super.judgeCallback(address, stages);
                        }
                      })));

  private CallbackFaults() {}

  private interface Change {
    Answer of(Call call, Answer right);
  }

  private static UnaryOperator<GatewayPolicies> exchange(Change change) {
    return Swap.management(
        right -> {
          var inner = right.exchange();
          return right.withExchange(
              (operation, call, next) -> change.of(call, inner.around(operation, call, next)));
        });
  }

  private static UnaryOperator<GatewayPolicies> answering(
      String wrong, UnaryOperator<Answer> change) {
    return Swap.management(
        right -> {
          var inner = right.exchange();
          return right.withExchange(
              (operation, call, next) -> {
                Answer answer = inner.around(operation, call, next);
                return operation.equals(wrong) ? change.apply(answer) : answer;
              });
        });
  }

  private static UnaryOperator<GatewayPolicies> posting(UnaryOperator<Call> change) {
    return Swap.management(
        right ->
            right.with(
                Operation.POST_TO_CONNECTION,
                inner -> (client, call) -> inner.apply(client, change.apply(call))));
  }

  private static UnaryOperator<GatewayPolicies> sized(int bytes) {
    return Swap.management(
        right -> right.with(Operation.POST_TO_CONNECTION, inner -> new Post(bytes)));
  }

  private static UnaryOperator<GatewayPolicies> absent(Predicate<Absence> wrong, Answer answer) {
    return Swap.management(
        (ManagementPolicy right) -> {
          var inner = right.absent();
          return right.withAbsent(absence -> wrong.test(absence) ? answer : inner.apply(absence));
        });
  }

  private static Call withBody(Call call, byte[] body) {
    return new Call(call.method(), call.path(), call.query(), call.headers(), body);
  }

  private static Call latin1(Call call) {
    return withBody(call, call.text().getBytes(StandardCharsets.US_ASCII));
  }

  private static Call base64UnlessText(Call call) {
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

  private static Answer capitals(Answer right) {
    if (right.status() != 200) {
      return right;
    }
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    Doctored.object(right)
        .properties()
        .forEach(
            e ->
                told.set(
                    e.getKey().substring(0, 1).toUpperCase(Locale.ROOT) + e.getKey().substring(1),
                    e.getValue()));
    return Doctored.withBody(right, told);
  }
}
