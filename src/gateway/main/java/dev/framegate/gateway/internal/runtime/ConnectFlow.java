package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.expression.Facts;
import dev.framegate.gateway.internal.expression.JsonText;
import dev.framegate.gateway.internal.integration.Failure;
import dev.framegate.gateway.internal.integration.IntegrationPlan;
import dev.framegate.gateway.internal.integration.IntegrationResult.Answered;
import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@code $connect}: first whoever decides who may connect, then the integration. */
final class ConnectFlow {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectFlow.class);

  private final StageDirectory stages;
  private final RuntimePolicies policies;
  private final RouteCalls calls;

  ConnectFlow(StageDirectory stages, RuntimePolicies policies, RouteCalls calls) {
    this.stages = stages;
    this.policies = policies;
    this.calls = calls;
  }

  CompletionStage<ConnectResult> run(
      Connection connection,
      Handshake handshake,
      Map<String, Object> context,
      Trace trace,
      Executor lane) {
    LiveStage stage = stages.find(connection.apiId(), connection.stage()).orElse(null);
    if (stage != null) {
      trace.at(stage);
    }
    if (stage == null || stage.snapshot() == null) {
      trace.failed(ErrorKind.FORBIDDEN);
      return CompletableFuture.completedFuture(policies.connect().notDeployed(context));
    }
    CompiledRoute route = stage.snapshot().route(RouteLookup.CONNECT).orElse(null);
    if (route == null) {
      return CompletableFuture.completedFuture(policies.connect().withoutIntegration());
    }
    Facts facts =
        new Facts(
            JsonText.NONE,
            handshake.headers(),
            handshake.query(),
            calls.complete(connection, context, route.key()),
            stage.variables(),
            null);
    trace.on(facts.context());
    return Lanes.compose(
        policies.gate().judge(route, connection, facts),
        lane,
        verdict -> judged(verdict, route, connection, context, facts, trace, lane));
  }

  private CompletionStage<ConnectResult> judged(
      Gate.Verdict verdict,
      CompiledRoute route,
      Connection connection,
      Map<String, Object> context,
      Facts facts,
      Trace trace,
      Executor lane) {
    if (verdict instanceof Gate.Refused refused) {
      LOG.info("connection {} is refused: {}", connection.id(), refused.detail());
      trace.failed(refused.reason().kind());
      return CompletableFuture.completedFuture(
          policies.connect().barred(refused.reason(), context));
    }
    Map<String, Object> authorizer = ((Gate.Admitted) verdict).authorizer();
    IntegrationPlan plan = route.integration();
    if (plan == null) {
      return CompletableFuture.completedFuture(
          policies.connect().withoutIntegration().withAuthorizer(authorizer));
    }
    if (!authorizer.isEmpty()) {
      context.put("authorizer", authorizer);
    }
    Facts known =
        facts.withContext(
            calls.complete(connection.withAuthorizer(authorizer), context, route.key()));
    trace.on(known.context());
    return Lanes.then(
        calls.call(route, plan, known, trace),
        lane,
        result -> {
          if (result instanceof Answered answered) {
            return policies
                .connect()
                .answered(plan, plan.withHeaders(known, answered.reply()), context)
                .withAuthorizer(authorizer);
          }
          Failure failure = ((Failed) result).failure();
          trace.failed(ErrorKind.of(failure));
          return policies.connect().failed(failure, context);
        });
  }
}
