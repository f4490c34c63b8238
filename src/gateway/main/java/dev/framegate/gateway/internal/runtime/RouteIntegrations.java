package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.integration.CompiledIntegration;
import dev.framegate.gateway.internal.integration.IntegrationFailure;
import dev.framegate.gateway.internal.integration.IntegrationRegistry;
import dev.framegate.gateway.internal.integration.IntegrationRequest;
import dev.framegate.gateway.internal.integration.IntegrationResult;
import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import dev.framegate.gateway.internal.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the integrations of routes with the data of events. */
final class RouteIntegrations {
  private static final Logger LOG = LoggerFactory.getLogger(RouteIntegrations.class);

  private final RuntimePolicies policies;
  private final IntegrationRegistry integrations;

  RouteIntegrations(RuntimePolicies policies, IntegrationRegistry integrations) {
    this.policies = policies;
    this.integrations = integrations;
  }

  /** {@code $context}, now that the route is known. */
  Map<String, Object> complete(
      ConnectionInfo connection, Map<String, Object> context, String routeKey) {
    if (context instanceof LazyContext lazy && policies.context() == ContextPolicy.AWS) {
      return lazy.withRoute(routeKey);
    }
    Map<String, Object> complete = new LinkedHashMap<>();
    complete.put("routeKey", routeKey);
    complete.putAll(context);
    return policies.context().of(connection, complete);
  }

  /** Calls an integration; failures are results. */
  CompletionStage<IntegrationResult> call(
      CompiledRoute route, CompiledIntegration plan, EventData event, EventReportBuilder trace) {
    CompletionStage<IntegrationResult> result;
    try {
      result =
          policies
              .requests()
              .payload(plan, event, policies.rendering())
              .map(payload -> traced(new IntegrationRequest(plan, event, payload), trace))
              .orElseGet(
                  () -> failed("no template fits, and passthroughBehavior forbids the rest"));
    } catch (TemplateException e) {
      result = failed(String.valueOf(e.getMessage()));
    }
    return result.whenComplete(
        (done, error) -> {
          if (done instanceof Failed failure) {
            LOG.info("route {}: {}", route.key(), failure.detail());
            trace.because(failure.detail());
          }
        });
  }

  private CompletionStage<IntegrationResult> traced(
      IntegrationRequest request, EventReportBuilder trace) {
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
    return CompletableFuture.completedFuture(new Failed(IntegrationFailure.CONFIGURATION, detail));
  }
}
