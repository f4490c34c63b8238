package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.integration.CompiledIntegration;
import dev.framegate.gateway.internal.integration.IntegrationRequest;
import dev.framegate.gateway.internal.integration.IntegrationResponse;
import dev.framegate.gateway.internal.integration.IntegrationResult;
import dev.framegate.gateway.internal.integration.IntegrationType;
import dev.framegate.gateway.internal.integration.ParameterMapping;
import dev.framegate.gateway.internal.runtime.RenderingPolicy;
import dev.framegate.gateway.internal.runtime.ReplyPolicy;
import dev.framegate.gateway.internal.runtime.RequestPolicy;
import dev.framegate.gateway.internal.template.TemplateException;
import dev.framegate.gateway.settings.FunctionResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Changes of requests to backends and of the handling of their responses. */
final class BackendChanges {
  private BackendChanges() {}

  /** Selects an integration response. */
  @FunctionalInterface
  interface Choice {
    Optional<IntegrationResponse> of(
        CompiledIntegration plan, EventData facts, BackendResponse reply);
  }

  static UnaryOperator<Gateway.Builder> rendering(RenderingPolicy policy) {
    return PolicyReplacement.instead(RenderingPolicy.class, policy);
  }

  static UnaryOperator<Gateway.Builder> requests(RequestPolicy policy) {
    return PolicyReplacement.instead(RequestPolicy.class, policy);
  }

  static UnaryOperator<Gateway.Builder> choosing(Choice choice) {
    return PolicyReplacement.replies(
        new ReplyPolicy() {
          @Override
          public Optional<IntegrationResponse> choose(
              CompiledIntegration plan, EventData facts, BackendResponse reply) {
            return choice.of(plan, facts, reply);
          }
        });
  }

  /** Changes or removes the text for the client. */
  static UnaryOperator<Gateway.Builder> text(
      BiFunction<CompiledIntegration, Optional<String>, Optional<String>> change) {
    return PolicyReplacement.replies(
        new ReplyPolicy() {
          @Override
          public Optional<String> text(
              CompiledIntegration plan,
              EventData facts,
              BackendResponse reply,
              RenderingPolicy rendering)
              throws TemplateException {
            return change.apply(plan, ReplyPolicy.super.text(plan, facts, reply, rendering));
          }
        });
  }

  /** Changes the request. */
  static UnaryOperator<Gateway.Builder> asking(UnaryOperator<IntegrationRequest> change) {
    return PolicyReplacement.integrations(right -> request -> right.call(change.apply(request)));
  }

  /** Changes the result of a call of an integration. */
  static UnaryOperator<Gateway.Builder> ending(
      BiFunction<IntegrationRequest, IntegrationResult, IntegrationResult> change) {
    return PolicyReplacement.integrations(
        right -> request -> right.call(request).thenApply(result -> change.apply(request, result)));
  }

  /** Changes the payload that a function of a route returned. */
  static UnaryOperator<Gateway.Builder> returned(UnaryOperator<JsonText> change) {
    return PolicyReplacement.functions(
        right ->
            (function, event, async) ->
                right
                    .invoke(function, event, async)
                    .thenApply(
                        result ->
                            result instanceof FunctionResult.Returned returned
                                    && !FunctionEventChanges.ofAuthorizer(
                                        FunctionEventChanges.read(event))
                                ? new FunctionResult.Returned(
                                    change.apply(JsonText.ofUtf8(returned.payload())).bytes())
                                : result));
  }

  static boolean isMessage(IntegrationRequest request) {
    return "MESSAGE".equals(request.facts().context().get("eventType"));
  }

  static CompiledIntegration with(CompiledIntegration plan, IntegrationType type) {
    return new CompiledIntegration(
        type,
        plan.method(),
        plan.uri(),
        plan.timeout(),
        plan.requestTemplates(),
        plan.passthrough(),
        plan.decodesBase64(),
        plan.parameters(),
        plan.responses(),
        plan.responseSelection(),
        plan.definition());
  }

  static CompiledIntegration with(CompiledIntegration plan, List<ParameterMapping> parameters) {
    return new CompiledIntegration(
        plan.type(),
        plan.method(),
        plan.uri(),
        plan.timeout(),
        plan.requestTemplates(),
        plan.passthrough(),
        plan.decodesBase64(),
        parameters,
        plan.responses(),
        plan.responseSelection(),
        plan.definition());
  }

  /** The request of an event without stage variables. */
  static IntegrationRequest withoutVariables(IntegrationRequest request) {
    EventData facts = request.facts();
    return new IntegrationRequest(
        request.plan(),
        new EventData(
            facts.body(), facts.headers(), facts.query(), facts.context(), Map.of(), facts.reply()),
        request.payload());
  }

  /** The data of an event without those of the handshake. */
  static EventData withoutHandshake(EventData facts) {
    return new EventData(
        facts.body(), Map.of(), Map.of(), facts.context(), facts.stageVariables(), facts.reply());
  }
}
