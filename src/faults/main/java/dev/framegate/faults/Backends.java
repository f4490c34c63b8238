package dev.framegate.faults;

import dev.framegate.gateway.internal.assembly.GatewayPolicies;
import dev.framegate.gateway.internal.expression.Facts;
import dev.framegate.gateway.internal.expression.JsonText;
import dev.framegate.gateway.internal.expression.Reply;
import dev.framegate.gateway.internal.integration.FunctionResult;
import dev.framegate.gateway.internal.integration.IntegrationPlan;
import dev.framegate.gateway.internal.integration.IntegrationRequest;
import dev.framegate.gateway.internal.integration.IntegrationResponse;
import dev.framegate.gateway.internal.integration.IntegrationResult;
import dev.framegate.gateway.internal.integration.IntegrationType;
import dev.framegate.gateway.internal.integration.ParameterMapping;
import dev.framegate.gateway.internal.runtime.Rendering;
import dev.framegate.gateway.internal.runtime.ReplyPolicy;
import dev.framegate.gateway.internal.runtime.RequestPolicy;
import dev.framegate.gateway.internal.template.TemplateException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Ways of asking backends, and of making something of their answers, otherwise. */
final class Backends {
  private Backends() {}

  /** Which integration response is taken. */
  @FunctionalInterface
  interface Choice {
    Optional<IntegrationResponse> of(IntegrationPlan plan, Facts facts, Reply reply);
  }

  static UnaryOperator<GatewayPolicies> rendering(Rendering policy) {
    return Swap.runtime(right -> right.withRendering(policy));
  }

  static UnaryOperator<GatewayPolicies> requests(RequestPolicy policy) {
    return Swap.runtime(right -> right.withRequests(policy));
  }

  static UnaryOperator<GatewayPolicies> choosing(Choice choice) {
    return Swap.replies(
        new ReplyPolicy() {
          @Override
          public Optional<IntegrationResponse> choose(
              IntegrationPlan plan, Facts facts, Reply reply) {
            return choice.of(plan, facts, reply);
          }
        });
  }

  /** The text for the client is another one, or there is none. */
  static UnaryOperator<GatewayPolicies> text(
      BiFunction<IntegrationPlan, Optional<String>, Optional<String>> change) {
    return Swap.replies(
        new ReplyPolicy() {
          @Override
          public Optional<String> text(
              IntegrationPlan plan, Facts facts, Reply reply, Rendering rendering)
              throws TemplateException {
            return change.apply(plan, ReplyPolicy.super.text(plan, facts, reply, rendering));
          }
        });
  }

  /** What is asked changes; the rest of the call stays. */
  static UnaryOperator<GatewayPolicies> asking(UnaryOperator<IntegrationRequest> change) {
    return Swap.integrations(right -> request -> right.call(change.apply(request)));
  }

  /** How a call of an integration counts as ended. */
  static UnaryOperator<GatewayPolicies> ending(
      BiFunction<IntegrationRequest, IntegrationResult, IntegrationResult> change) {
    return Swap.integrations(
        right -> request -> right.call(request).thenApply(result -> change.apply(request, result)));
  }

  /** What a function of a route returned is changed. */
  static UnaryOperator<GatewayPolicies> returned(UnaryOperator<JsonText> change) {
    return Swap.functions(
        right ->
            (function, event, async) ->
                right
                    .invoke(function, event, async)
                    .thenApply(
                        result ->
                            result instanceof FunctionResult.Returned returned
                                    && !FunctionEvents.ofAuthorizer(FunctionEvents.read(event))
                                ? new FunctionResult.Returned(change.apply(returned.payload()))
                                : result));
  }

  static boolean isMessage(IntegrationRequest request) {
    return "MESSAGE".equals(request.facts().context().get("eventType"));
  }

  static IntegrationPlan with(IntegrationPlan plan, IntegrationType type) {
    return new IntegrationPlan(
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

  static IntegrationPlan with(IntegrationPlan plan, List<ParameterMapping> parameters) {
    return new IntegrationPlan(
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

  /** What is known of a message, without the handshake. */
  static Facts withoutHandshake(Facts facts) {
    return new Facts(
        facts.body(), Map.of(), Map.of(), facts.context(), facts.stageVariables(), facts.reply());
  }
}
