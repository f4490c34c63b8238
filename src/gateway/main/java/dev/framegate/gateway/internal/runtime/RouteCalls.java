package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.expression.Facts;
import dev.framegate.gateway.internal.integration.Failure;
import dev.framegate.gateway.internal.integration.IntegrationPlan;
import dev.framegate.gateway.internal.integration.IntegrationRequest;
import dev.framegate.gateway.internal.integration.IntegrationResult;
import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import dev.framegate.gateway.internal.integration.Integrations;
import dev.framegate.gateway.internal.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the integrations of routes, with what their events are about. */
final class RouteCalls {
  private static final Logger LOG = LoggerFactory.getLogger(RouteCalls.class);

  private final RuntimePolicies policies;
  private final Integrations integrations;

  RouteCalls(RuntimePolicies policies, Integrations integrations) {
    this.policies = policies;
    this.integrations = integrations;
  }

  /** {@code $context}, now that the route is known. */
  Map<String, Object> complete(
      Connection connection, Map<String, Object> context, String routeKey) {
    Map<String, Object> complete = new LinkedHashMap<>();
    complete.put("routeKey", routeKey);
    complete.putAll(context);
    return policies.context().of(connection, complete);
  }

  /** One call; whatever goes wrong is a result. */
  CompletionStage<IntegrationResult> call(
      CompiledRoute route, IntegrationPlan plan, Facts facts, Trace trace) {
    CompletionStage<IntegrationResult> result;
    try {
      result =
          policies
              .requests()
              .payload(plan, facts, policies.rendering())
              .map(payload -> traced(new IntegrationRequest(plan, facts, payload), trace))
              .orElseGet(
                  () -> failed("no template fits, and passthroughBehavior forbids the rest"));
    } catch (TemplateException e) {
      result = failed(String.valueOf(e.getMessage()));
    }
    return result.whenComplete(
        (done, error) -> {
          if (done instanceof Failed failure) {
            LOG.info("route {}: {}", route.key(), failure.detail());
          }
        });
  }

  private CompletionStage<IntegrationResult> traced(IntegrationRequest request, Trace trace) {
    long began = System.nanoTime();
    return integrations
        .call(request)
        .whenComplete(
            (result, error) -> {
              if (result != null) {
                trace.called(request, System.nanoTime() - began, result);
              }
            });
  }

  private static CompletionStage<IntegrationResult> failed(String detail) {
    return CompletableFuture.completedFuture(new Failed(Failure.CONFIGURATION, detail));
  }
}
