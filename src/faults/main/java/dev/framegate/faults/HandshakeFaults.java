package dev.framegate.faults;

import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.integration.BackendHeaderPolicy;
import dev.framegate.gateway.internal.integration.IntegrationFailure;
import dev.framegate.gateway.internal.integration.IntegrationResult;
import dev.framegate.gateway.internal.integration.IntegrationType;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Faults of handshakes: their results, their answers and the event of {@code $connect}. */
final class HandshakeFaults {
  private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

  static final List<Fault> ALL =
      List.of(
          Fault.named("extensions-refused", "refuses clients that offer an extension")
              .breaks("refused with status 400", "CON-050")
              .replacing(
                  HandshakeChanges.refusing(
                      h -> HandshakeChanges.has(h, "Sec-WebSocket-Extensions"), 400)),
          Fault.named("connection-compared-whole", "knows the header Connection as one word only")
              .breaks("refused with status 400", "CON-001")
              .replacing(
                  HandshakeChanges.refusing(
                      h -> HandshakeChanges.has(h, "Connection", value -> value.contains(",")),
                      400)),
          Fault.named(
                  "connect-unheeded", "lets clients in whatever the function of $connect answers")
              .breaks("it was accepted", "CON-002 CON-008 CON-009 CON-040 CON-042")
              .replacing(
                  BackendChanges.ending(
                      (request, result) ->
                          HandshakeChanges.isConnect(request)
                                  && request.plan().type() == IntegrationType.AWS_PROXY
                              ? new IntegrationResult.Answered(BackendResponse.of(200, ""))
                              : result)),
          Fault.named("connect-fails-open", "lets clients in where $connect fails")
              .breaks("it was accepted", "CON-003 CON-008 CON-009 CON-010")
              .replacing(HandshakeChanges.failing(failure -> true, 200)),
          Fault.named("connect-not-removed", "keeps a route $connect that was deleted")
              .breaks("refused with status 403", "CON-004")
              .replacing(
                  ControlPlaneChanges.exchange(
                      (operation, call, next) ->
                          operation.equals("DeleteRoute")
                                  && ControlPlaneChanges.object(
                                          next.apply(ControlPlaneChanges.reading(call)))
                                      .path("routeKey")
                                      .asText()
                                      .equals("$connect")
                              ? ServerResponse.of(204)
                              : next.apply(call))),
          Fault.named("connect-wants-200", "takes 201 from $connect for a failure")
              .breaks("refused with status 502", "CON-006")
              .replacing(HandshakeChanges.answering(status -> status == 201 ? 502 : status)),
          Fault.named("connect-refuses-403", "refuses with 403, whatever $connect answers")
              .breaks("refused with status 403", "CON-007 CON-042 CON-051")
              .replacing(HandshakeChanges.answering(status -> status < 300 ? status : 403)),
          Fault.named("connect-function-500", "refuses with 500 where a backend of $connect fails")
              .breaks("refused with status 500", "CON-008")
              .replacing(
                  HandshakeChanges.failing(failure -> failure == IntegrationFailure.BACKEND, 500)),
          Fault.named("connect-permission-502", "refuses with 502 where it may not call a function")
              .breaks("refused with status 502", "CON-009")
              .replacing(
                  HandshakeChanges.failing(
                      failure -> failure == IntegrationFailure.CONFIGURATION, 502)),
          Fault.named("connect-timeout-opens", "lets clients in when $connect takes too long")
              .breaks("it was accepted", "CON-010")
              .replacing(
                  HandshakeChanges.failing(
                      failure -> failure == IntegrationFailure.TIMED_OUT, 200)),
          Fault.named("connect-answer-kept", "gives what $connect answered to the first message")
              .breaks("\"hello\"", "CON-003 CON-005 CON-006 CON-011 CON-029 CON-032 CON-040")
              .breaks("no such call came", "CON-012 CON-014 CON-031a")
              .breaks("received {\"statusCode\":200}", "CON-031")
              .replacing(HandshakeChanges::connectAnswerKept),
          Fault.named("connect-with-body", "tells the function of $connect of an empty body")
              .breaks("\"body\"", "CON-012")
              .replacing(FunctionEventChanges.of("CONNECT", event -> event.put("body", ""))),
          Fault.named("messages-with-headers", "repeats headers in the event of a message")
              .breaks("\"headers.X-Color\"", "CON-014")
              .replacing(
                  FunctionEventChanges.of(
                      "MESSAGE", event -> event.putObject("headers").put("X-Color", "blue"))),
          Fault.named("switching-without-date", "does not say when a handshake was answered")
              .breaks("answer has Date", "CON-015")
              .replacing(HandshakeChanges.switching(headers -> headers.remove("date"))),
          Fault.named("one-id-for-all", "gives all connections of an API the same id")
              .breaks("nothing arrived for", "CON-013")
              .breaks("both clients have", "CON-016")
              .replacing(
                  PolicyReplacement.context(
                      context -> context.put("connectionId", context.get("apiId")))),
          Fault.named("first-offer-taken", "takes the first subprotocol offered, as libraries do")
              .breaks("the handshake's answer has Sec-WebSocket-Protocol", "CON-040")
              .breaks("the handshake's answer has no header Sec-WebSocket", "CON-041")
              .replacing(HandshakeChanges.subprotocol(offered -> offered.stream().findFirst())),
          Fault.named("no-subprotocol", "never names a subprotocol")
              .breaks("it was accepted", "CON-040")
              .replacing(HandshakeChanges.subprotocol(offered -> Optional.empty())),
          Fault.named("offer-refused-406", "rejects a subprotocol with 406")
              .breaks("refused with status 406", "CON-042")
              .replacing(
                  HandshakeChanges.ending(
                      (handshake, result) ->
                          result.status() == 400 && HandshakeChanges.has(handshake, SUBPROTOCOL)
                              ? new ConnectResult(406, null, null)
                              : result)),
          Fault.named("offers-spaced", "puts blanks between the offers that $connect learns of")
              .breaks("\"headers.Sec-WebSocket-Protocol\"", "CON-044")
              .replacing(
                  FunctionEventChanges.of(
                      "CONNECT",
                      event -> {
                        var headers = event.withObjectProperty("headers");
                        if (headers.has(SUBPROTOCOL)) {
                          headers.put(
                              SUBPROTOCOL, headers.path(SUBPROTOCOL).asText().replace(",", ", "));
                        }
                      })),
          Fault.named("extension-unasked", "negotiates an extension that was not offered")
              .breaks("the handshake's answer has no header Sec-WebSocket", "CON-050")
              .makesUndecidable("CON-001")
              .replacing(
                  HandshakeChanges.switching(
                      headers -> headers.put("sec-websocket-extensions", "x-unheard-of"))),
          Fault.named("backend-without-headers", "tells an HTTP server nothing of the handshake")
              .breaks("\"13\"", "CON-051")
              .replacing(HandshakeChanges.headerless()),
          Fault.named("backend-requests-anonymous", "tells HTTP servers nothing of the gateway")
              .breaks("the request to the HTTP backend has", "INT-013a")
              .replacing(PolicyReplacement.instead(BackendHeaderPolicy.class, event -> Map.of())),
          Fault.named("origin-checked", "refuses pages of other origins")
              .breaks("refused with status 403", "CON-052")
              .replacing(HandshakeChanges.refusing(h -> HandshakeChanges.has(h, "Origin"), 403)));

  private HandshakeFaults() {}
}
