package dev.framegate.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.edge.CloseCause;
import dev.framegate.gateway.internal.edge.CloseCodePolicy;
import dev.framegate.gateway.internal.edge.CloseStatus;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.ReplyPolicy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Faults of the events of functions, of {@code $disconnect}, and of answers. */
final class EventFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("every-route-two-way", "sends what any route answers, as ministack does")
              .breaks("Expected: nothing", "MSG-026")
              .breaks("Expected: nothing", "INT-003 INT-005 INT-015 INT-055")
              .replacing(
                  PolicyReplacement.replies(
                      new ReplyPolicy() {
                        @Override
                        public boolean isTwoWay(CompiledRoute route) {
                          return true;
                        }
                      })),
          Fault.named("no-disconnect", "never runs $disconnect")
              .breaks("no such call came", "MSG-040 MSG-043 MSG-043a MSG-044 MSG-044a")
              .breaks("no call came for", "MSG-028")
              .replacing(
                  PolicyReplacement.messages(
                      right ->
                          new DelegatingConnectionHandler(right) {
                            @Override
                            public CompletionStage<Void> disconnect(
                                ConnectionInfo connection, int code, String reason) {
                              return CompletableFuture.completedFuture(null);
                            }
                          })),
          Fault.named("events-without-direction", "does not tell the direction of a message")
              .breaks("\"requestContext.messageDirection\"", "MSG-040 MSG-040a")
              .replacing(PolicyReplacement.context(context -> context.remove("messageDirection"))),
          Fault.named("query-first-value", "tells the first of several values of a query")
              .breaks("\"queryStringParameters.color\"", "MSG-041c")
              .replacing(
                  FunctionEventChanges.of(
                      "CONNECT",
                      event ->
                          event
                              .path("multiValueQueryStringParameters")
                              .properties()
                              .forEach(
                                  values ->
                                      event
                                          .withObjectProperty("queryStringParameters")
                                          .set(values.getKey(), values.getValue().path(0))))),
          Fault.named("headers-single-valued", "tells $connect no lists of values of a header")
              .breaks("\"multiValueHeaders", "CON-014 MSG-041 MSG-041b")
              .replacing(
                  FunctionEventChanges.of("CONNECT", event -> event.remove("multiValueHeaders"))),
          Fault.named("connect-event-with-upgrade", "tells $connect the headers of the upgrade")
              .breaks("\"headers.", "MSG-041a")
              .replacing(
                  FunctionEventChanges.of(
                      "CONNECT",
                      event -> {
                        header(event, "Connection", "Upgrade");
                        header(event, "Upgrade", "websocket");
                      })),
          Fault.named("host-with-port", "tells $connect the port with the host")
              .breaks("\"headers.Host\"", "MSG-041a")
              .replacing(
                  FunctionEventChanges.of(
                      "CONNECT", event -> header(event, "Host", "127.0.0.1:4566"))),
          Fault.named("forwarded-headers-missing", "tells $connect no headers of the edge")
              .breaks("\"headers.X-", "MSG-041b")
              .replacing(
                  FunctionEventChanges.of("CONNECT", FunctionEventChanges::withoutForwarded)),
          Fault.named("messages-without-route", "does not tell a function the route of a message")
              .breaks("\"requestContext.routeKey\"", "INT-001 INT-001a MSG-040a")
              .replacing(
                  FunctionEventChanges.of(
                      "MESSAGE",
                      event -> event.withObjectProperty("requestContext").remove("routeKey"))),
          Fault.named("messages-without-id", "gives messages no id")
              .breaks("\"requestContext.messageId\"", "MSG-042")
              .replacing(PolicyReplacement.context(context -> context.remove("messageId"))),
          Fault.named("disconnect-without-headers", "tells $disconnect no headers")
              .breaks("\"headers.Host\"", "MSG-043")
              .replacing(
                  FunctionEventChanges.of(
                      "DISCONNECT",
                      event -> event.remove(List.of("headers", "multiValueHeaders")))),
          Fault.named("always-1005", "tells $disconnect of 1005 whatever the code was")
              .breaks("\"requestContext.disconnectStatusCode\"", "MSG-044 MSG-044a")
              .replacing(
                  PolicyReplacement.endings(
                      new CloseCodePolicy() {
                        @Override
                        public CloseStatus toClient(CloseCause ending) {
                          return CloseCodePolicy.AWS.toClient(ending);
                        }

                        @Override
                        public CloseStatus toBackend(CloseStatus status) {
                          return CloseStatus.UNSET;
                        }
                      })),
          Fault.named("request-id-of-connection", "gives all events of a connection one request id")
              .breaks("\"request\"", "MSG-045")
              .replacing(
                  PolicyReplacement.context(
                      context -> {
                        context.put("requestId", context.get("connectionId"));
                        context.put("extendedRequestId", context.get("connectionId"));
                      })),
          Fault.named("stage-is-default", "tells the stage $default, as HTTP APIs do")
              .breaks("\"stage\"", "MSG-047 MSG-047a STG-036")
              .breaks("\"requestContext.stage\"", "MSG-040 MSG-040a")
              .replacing(PolicyReplacement.context(context -> context.put("stage", "$default"))),
          Fault.named("default-domain-told", "tells the default endpoint as the domain")
              .breaks("\"domainName\"", "MSG-047a")
              .replacing(
                  PolicyReplacement.context(
                      context ->
                          context.put(
                              "domainName",
                              context.get("apiId") + ".execute-api.us-east-1.amazonaws.com"))),
          Fault.named("connected-just-now", "tells the time of the event as that of connecting")
              .breaks("\"requestContext.connectedAt\"", "MSG-040 MSG-040a")
              .breaks("\"connectedAt\"", "MSG-049")
              .replacing(
                  PolicyReplacement.context(
                      context -> context.put("connectedAt", context.get("requestTimeEpoch")))));

  private EventFaults() {}

  private static void header(ObjectNode event, String name, String value) {
    event.withObjectProperty("headers").put(name, value);
    event.withObjectProperty("multiValueHeaders").putArray(name).add(value);
  }
}
