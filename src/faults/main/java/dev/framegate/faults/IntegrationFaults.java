package dev.framegate.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.ControlPlaneRule;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.ExpressionException;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.event.SelectionExpression;
import dev.framegate.gateway.internal.integration.CompiledIntegration;
import dev.framegate.gateway.internal.integration.IntegrationFailure;
import dev.framegate.gateway.internal.integration.IntegrationRequest;
import dev.framegate.gateway.internal.integration.IntegrationResponse;
import dev.framegate.gateway.internal.integration.IntegrationResult;
import dev.framegate.gateway.internal.integration.IntegrationType;
import dev.framegate.gateway.internal.integration.ParameterMapping;
import dev.framegate.gateway.internal.runtime.RequestPolicy;
import dev.framegate.gateway.internal.template.TemplateException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Faults of requests to backends and of the handling of their responses. */
final class IntegrationFaults {
  private static final int FRAME = 32 * 1024;

  static final List<Fault> ALL =
      List.of(
          Fault.named("response-parameters-unchecked", "takes any key for a response parameter")
              .breaks("is refused", "INT-038")
              .replacing(
                  PolicyReplacement.without(ControlPlaneRule.INTEGRATION_RESPONSE_PARAMETERS)),
          Fault.named("proxies-render", "asks a proxy function with what a template renders")
              .breaks("\"requestContext.routeKey\"", "INT-001a")
              .replacing(
                  PolicyReplacement.all(
                      BackendChanges.requests(
                          (plan, event, rendering) ->
                              RequestPolicy.AWS.payload(
                                  BackendChanges.with(plan, IntegrationType.AWS),
                                  event,
                                  rendering)),
                      BackendChanges.asking(
                          request ->
                              request.plan().type() == IntegrationType.AWS_PROXY
                                      && !request.plan().requestTemplates().isEmpty()
                                  ? with(
                                      request,
                                      BackendChanges.with(request.plan(), IntegrationType.AWS))
                                  : request))),
          Fault.named("bodies-quoted", "sends what a proxy answers as a text of JSON")
              .breaks("received", "INT-002 INT-003 INT-004 INT-006 INT-015")
              .breaks("a text of", "INT-057")
              .replacing(
                  BackendChanges.text(
                      (plan, text) -> plan.type().proxy() ? text.map(JsonText::write) : text)),
          Fault.named("proxies-use-responses", "sends a proxy's answer through its responses")
              .breaks("\"backend\"", "INT-004")
              .replacing(
                  BackendChanges.text(
                      (plan, text) ->
                          plan.type().proxy() && !plan.responses().isEmpty()
                              ? Optional.of("{\"marker\":\"template\"}")
                              : text)),
          Fault.named(
                  "error-status-is-failure", "takes an error status for a failure of the backend")
              .breaks(
                  "received",
                  "INT-005 INT-006 INT-015 INT-021 INT-021b INT-021c INT-024 INT-025 INT-025a INT-026 INT-062")
              .replacing(
                  BackendChanges.ending(
                      (request, result) ->
                          BackendChanges.isMessage(request)
                                  && result instanceof IntegrationResult.Answered answered
                                  && answered.reply().status() >= 400
                              ? new IntegrationResult.Failed(
                                  IntegrationFailure.BACKEND, "an error status")
                              : result)),
          Fault.named("any-answer-sent", "sends whatever a function returns, as ministack does")
              .breaks("received", "INT-002 INT-008 INT-025")
              .replacing(BackendChanges.returned(IntegrationFaults::asProxyAnswer)),
          Fault.named("messages-rewritten", "sends HTTP servers a message's JSON reserialized")
              .breaks("the HTTP backend received", "INT-012 INT-029 INT-030 INT-060 INT-063")
              .replacing(
                  BackendChanges.requests(
                      (plan, event, rendering) ->
                          RequestPolicy.AWS
                              .payload(plan, event, rendering)
                              .map(
                                  text ->
                                      JsonText.parse(text)
                                          .map(found -> JsonText.write(found.value()))
                                          .orElse(text)))),
          Fault.named("connection-id-header", "tells HTTP servers the connection in a header")
              .breaks("a request without the connection's id", "INT-013b")
              .replacing(
                  BackendChanges.asking(
                      request ->
                          with(
                              request,
                              BackendChanges.with(
                                  request.plan(),
                                  Stream.concat(
                                          Stream.of(
                                              header("connectionId", "$context.connectionId")),
                                          request.plan().parameters().stream())
                                      .toList())))),
          Fault.named("upgrade-headers-sent", "sends HTTP servers the key of the handshake")
              .breaks("has no Sec-WebSocket-Key", "INT-012a")
              .replacing(
                  BackendChanges.asking(
                      request ->
                          BackendChanges.isMessage(request)
                              ? with(
                                  request,
                                  BackendChanges.with(
                                      request.plan(),
                                      Stream.concat(
                                              Stream.of(header("Sec-WebSocket-Key", "key")),
                                              request.plan().parameters().stream())
                                          .toList()))
                              : request)),
          Fault.named("absent-parameters-null", "sends null for a parameter that has no value")
              .breaks("has no X-Mapped", "INT-034a")
              .replacing(
                  BackendChanges.asking(
                      request ->
                          with(
                              request,
                              BackendChanges.with(
                                  request.plan(),
                                  request.plan().parameters().stream()
                                      .map(
                                          parameter ->
                                              parameter
                                                      .value()
                                                      .evaluate(request.facts())
                                                      .filter(value -> !value.isEmpty())
                                                      .isEmpty()
                                                  ? header(parameter.name(), "null")
                                                  : parameter)
                                      .toList())))),
          Fault.named("connect-posts-a-body", "sends a body to an HTTP server behind $connect")
              .breaks("it received", "INT-014 INT-032")
              .replacing(
                  BackendChanges.asking(
                      request ->
                          HandshakeChanges.isConnect(request)
                                  && request.plan().type().name().startsWith("HTTP")
                              ? new IntegrationRequest(request.plan(), request.facts(), "{}")
                              : request)),
          Fault.named("templates-unevaluated", "sends templates as they are, as ministack does")
              .breaks("\"ordered\"", "INT-041 INT-042 INT-045 INT-046 INT-048")
              .breaks("received", "INT-021 INT-037 INT-060 INT-061 INT-063")
              .breaks("the text", "INT-021a INT-031")
              .breaks("the HTTP backend received", "INT-020 INT-030 INT-032 INT-033")
              .breaks("\"hello\"", "INT-054")
              .makesUndecidable("INT-013 INT-013b")
              .replacing(BackendChanges.rendering((template, event, input) -> template.source())),
          Fault.named("mock-status-after-space", "reads no status of a MOCK that follows a space")
              .breaks("\"refused\"", "INT-021")
              .breaks("\"chosen\"", "INT-021b INT-021c")
              .breaks("refused with status 500", "INT-022")
              .replacing(
                  BackendChanges.ending(
                      (request, result) ->
                          result instanceof IntegrationResult.Answered answered
                                  && request.plan().type() == IntegrationType.MOCK
                                  && answered.reply().body().text().contains("\"statusCode\": ")
                              ? new IntegrationResult.Answered(
                                  new BackendResponse(
                                      500, answered.reply().headers(), answered.reply().body()))
                              : result)),
          Fault.named("mock-always-200", "takes any status of a MOCK for 200")
              .breaks("\"missing\"", "INT-021")
              .breaks("it was accepted", "MSG-016")
              .breaks("\"chosen\"", "INT-021b INT-021c")
              .replacing(
                  BackendChanges.ending(
                      (request, result) ->
                          result instanceof IntegrationResult.Answered answered
                                  && request.plan().type() == IntegrationType.MOCK
                              ? new IntegrationResult.Answered(
                                  new BackendResponse(
                                      200, answered.reply().headers(), answered.reply().body()))
                              : result)),
          Fault.named("mock-keeps-message", "shows a MOCK's response template the message itself")
              .breaks("the text", "INT-021a")
              .replacing(
                  BackendChanges.ending(
                      (request, result) ->
                          result instanceof IntegrationResult.Answered answered
                                  && request.plan().type() == IntegrationType.MOCK
                              ? new IntegrationResult.Answered(
                                  new BackendResponse(
                                      answered.reply().status(),
                                      answered.reply().headers(),
                                      request.facts().body()))
                              : result)),
          Fault.named("default-template-dropped", "forgets the template that nothing selects")
              .breaks("\"chosen\"", "INT-021c")
              .replacing(
                  ControlPlaneChanges.requests(
                      body -> {
                        if (!body.has("templateSelectionExpression")
                            && body.path("requestTemplates") instanceof ObjectNode templates) {
                          templates.remove("$default");
                        }
                      },
                      "CreateIntegration")),
          Fault.named("json-template-dropped", "forgets the template for application/json")
              .breaks("\"chosen\"", "INT-021b")
              .replacing(
                  ControlPlaneChanges.requests(
                      body -> {
                        if (body.path("requestTemplates") instanceof ObjectNode templates) {
                          templates.remove("application/json");
                        }
                      },
                      "CreateIntegration",
                      "UpdateIntegration")),
          Fault.named("raw-without-response", "sends an answer raw where no response is set up")
              .breaks("no answer to", "INT-023")
              .replacing(
                  BackendChanges.text(
                      (plan, text) ->
                          text.isEmpty() ? Optional.of("{\"marker\":\"backend\"}") : text)),
          Fault.named("response-keys-literal", "compares the keys of responses, without patterns")
              .breaks("received", "INT-021 INT-024 INT-025 INT-025a INT-062")
              .replacing(
                  BackendChanges.choosing(
                      (plan, event, reply) ->
                          first(plan, r -> r.key().equals("/" + reply.status() + "/"))
                              .or(() -> first(plan, IntegrationResponse::isDefault)))),
          Fault.named("functions-by-status", "chooses a function's response by its status")
              .breaks("\"missing\"", "INT-025")
              .breaks("\"failed\"", "INT-025a")
              .breaks("\"refused\"", "INT-062")
              .replacing(
                  BackendChanges.choosing(
                      (plan, event, reply) ->
                          plan.type() == IntegrationType.AWS
                              ? first(plan, r -> r.key().equals("/" + reply.status() + "/"))
                                  .or(() -> first(plan, IntegrationResponse::isDefault))
                              : plan.response(event, reply))),
          Fault.named("default-response-first", "takes the response $default where there is one")
              .breaks(
                  "received", "INT-021 INT-021b INT-021c INT-024 INT-025 INT-025a INT-026 INT-062")
              .replacing(
                  BackendChanges.choosing(
                      (plan, event, reply) ->
                          first(plan, IntegrationResponse::isDefault)
                              .or(() -> plan.response(event, reply)))),
          Fault.named("template-selection-dropped", "forgets how an integration selects templates")
              .breaks("\"marker\"", "INT-027")
              .replacing(
                  ControlPlaneChanges.forget(
                      "templateSelectionExpression", "CreateIntegration", "UpdateIntegration")),
          Fault.named("response-selection-dropped", "forgets how a response selects templates")
              .breaks("\"static\"", "INT-028")
              .replacing(
                  ControlPlaneChanges.forget(
                      "templateSelectionExpression",
                      "CreateIntegrationResponse",
                      "UpdateIntegrationResponse")),
          Fault.named("passthrough-ignored", "passes every message on that no template fits")
              .breaks("it was called", "INT-029")
              .replacing(
                  ControlPlaneChanges.forget(
                      "passthroughBehavior", "CreateIntegration", "UpdateIntegration")),
          Fault.named("params-unknown", "knows no headers and no query in templates")
              .breaks("it received", "INT-032")
              .replacing(
                  BackendChanges.rendering(
                      (template, event, input) ->
                          template.render(BackendChanges.withoutHandshake(event), input))),
          Fault.named("count-unknown", "knows no count of a list in templates")
              .breaks("the HTTP backend received", "INT-030")
              .replacing(
                  BackendChanges.rendering(
                      (template, event, input) ->
                          template.source().contains(".count()")
                              ? template.source()
                              : template.render(event, input))),
          Fault.named("bracketed-variables-lost", "finds no stage variable in brackets")
              .breaks("the HTTP backend received", "INT-030")
              .replacing(
                  BackendChanges.rendering(
                      (template, event, input) ->
                          template.source().contains("stageVariables['")
                              ? template.source()
                              : template.render(event, input))),
          Fault.named("domain-prefix-missing", "does not know the prefix of the domain")
              .breaks("a text that matches", "INT-033")
              .replacing(PolicyReplacement.context(context -> context.remove("domainPrefix"))),
          Fault.named("function-variables-unfilled", "fills no stage variable in a function's name")
              .breaks("the text \"done\"", "STG-029a")
              .replacing(
                  BackendChanges.asking(
                      request ->
                          request.plan().uri().contains("function:${stageVariables.")
                              ? BackendChanges.withoutVariables(request)
                              : request)),
          Fault.named("ports-refused", "refuses HTTP integrations with a port of their own")
              .breaks("CreateIntegration answered 400", "INT-059")
              .replacing(
                  PolicyReplacement.refusing(
                      ResourceKind.INTEGRATION,
                      "integrationUri",
                      uri -> uri.asText().contains(":1024/"))),
          Fault.named("no-request-time", "does not know the time of a request")
              .breaks("a text that matches", "INT-033")
              .replacing(PolicyReplacement.context(context -> context.remove("requestTime"))),
          Fault.named("parameters-unmapped", "maps no parameters")
              .breaks("its headers are", "INT-013 INT-034 INT-034a INT-061")
              .breaks("\"taken\"", "INT-025a")
              .replacing(
                  BackendChanges.asking(
                      request -> with(request, BackendChanges.with(request.plan(), List.of())))),
          Fault.named("parameter-names-unchecked", "takes any name for a mapped parameter")
              .breaks("CreateIntegration answered 201", "INT-035")
              .replacing(PolicyReplacement.without(ControlPlaneRule.INTEGRATION_PARAMETERS)),
          Fault.named("broken-templates-pass", "takes a template that breaks for its own text")
              .breaks("an error frame", "INT-037")
              .replacing(
                  BackendChanges.rendering(
                      (template, event, input) -> {
                        try {
                          return template.render(event, input);
                        } catch (TemplateException e) {
                          return "{\"statusCode\": 200}";
                        }
                      })),
          Fault.named("response-keys-of-routes-any", "takes any key for a route response")
              .breaks("CreateRouteResponse answered 201", "INT-050")
              .replacing(PolicyReplacement.without(ControlPlaneRule.ROUTE_RESPONSE_KEY)),
          Fault.named("response-expressions-any", "takes any expression for a route's response")
              .breaks("UpdateRoute answered 200", "INT-051")
              .replacing(PolicyReplacement.without(ControlPlaneRule.ROUTE_RESPONSE_SELECTION)),
          Fault.named("connect-status-lost", "lets clients in whatever a server's status was")
              .breaks("it was accepted", "INT-052")
              .replacing(
                  BackendChanges.ending(
                      (request, result) ->
                          HandshakeChanges.isConnect(request)
                                  && request.plan().type() == IntegrationType.HTTP
                              ? new IntegrationResult.Answered(BackendResponse.of(200, ""))
                              : result)),
          Fault.named("answers-of-a-frame", "sends no answer that is larger than a frame")
              .breaks("a text of", "INT-057")
              .replacing(
                  BackendChanges.text(
                      (plan, text) -> text.filter(answer -> answer.length() <= FRAME))));

  private IntegrationFaults() {}

  private static IntegrationRequest with(IntegrationRequest request, CompiledIntegration plan) {
    return new IntegrationRequest(plan, request.facts(), request.payload());
  }

  private static Optional<IntegrationResponse> first(
      CompiledIntegration plan, Predicate<IntegrationResponse> wanted) {
    return plan.responses().stream().filter(wanted).findFirst();
  }

  private static JsonText asProxyAnswer(JsonText payload) {
    return FunctionEventChanges.read(payload.bytes()) instanceof ObjectNode answer
            && answer.has("statusCode")
            && answer.size() <= 2
        ? payload
        : new JsonText("{\"statusCode\":200,\"body\":" + JsonText.write(payload.text()) + "}");
  }

  private static ParameterMapping header(String name, String expression) {
    try {
      return new ParameterMapping(
          ParameterMapping.Target.HEADER, name, SelectionExpression.parse(expression));
    } catch (ExpressionException e) {
      throw new IllegalStateException(e);
    }
  }
}
