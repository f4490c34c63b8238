package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.integration.CompiledIntegration;
import dev.framegate.gateway.internal.integration.IntegrationFailure;
import dev.framegate.gateway.internal.integration.IntegrationResult.Answered;
import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@code $connect}: first the access check, then the integration. */
final class ConnectFlow {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectFlow.class);

  private final StageDirectory stages;
  private final RuntimePolicies policies;
  private final RouteIntegrations calls;

  ConnectFlow(StageDirectory stages, RuntimePolicies policies, RouteIntegrations calls) {
    this.stages = stages;
    this.policies = policies;
    this.calls = calls;
  }

  CompletionStage<ConnectResult> run(
      ConnectionInfo connection,
      Handshake handshake,
      Map<String, Object> context,
      EventReportBuilder trace,
      Executor lane) {
    LiveStage stage = stages.find(connection.apiId(), connection.stage()).orElse(null);
    if (stage != null) {
      trace.at(stage);
    }
    if (stage == null || stage.snapshot() == null) {
      trace.failed(MessageError.FORBIDDEN);
      String why =
          "the stage \"%s\" %s"
              .formatted(
                  connection.stage(), stage == null ? "does not exist" : "has no deployment");
      trace.because(why);
      return CompletableFuture.completedFuture(
          policies.connect().notDeployed(context).because(why));
    }
    CompiledRoute route = stage.snapshot().route(RouteLookupPolicy.CONNECT).orElse(null);
    if (route == null) {
      return CompletableFuture.completedFuture(policies.connect().withoutIntegration());
    }
    EventData event =
        new EventData(
            JsonText.NONE,
            headers(connection, handshake),
            handshake.query(),
            calls.complete(connection, context, route.key()),
            stage.variables(),
            null);
    trace.on(event.context());
    return ConnectionQueues.compose(
        policies.access().judge(route, connection, event),
        lane,
        verdict -> judged(verdict, route, connection, context, event, trace, lane));
  }

  private CompletionStage<ConnectResult> judged(
      AccessCheck.AccessDecision verdict,
      CompiledRoute route,
      ConnectionInfo connection,
      Map<String, Object> context,
      EventData event,
      EventReportBuilder trace,
      Executor lane) {
    if (verdict instanceof AccessCheck.Refused refused) {
      LOG.info("connection {} is refused: {}", connection.id(), refused.detail());
      trace.failed(refused.reason().kind());
      trace.because(refused.detail());
      return CompletableFuture.completedFuture(
          policies.connect().barred(refused.reason(), context).because(refused.detail()));
    }
    AccessCheck.Admitted admitted = (AccessCheck.Admitted) verdict;
    Map<String, Object> authorizer = admitted.authorizer();
    CompiledIntegration plan = route.integration();
    if (plan == null) {
      return CompletableFuture.completedFuture(
          policies.connect().withoutIntegration().admitted(admitted));
    }
    ConnectionInfo client = connection.withAuthorizer(authorizer).withIdentity(admitted.identity());
    Map<String, Object> ofClient = EventContext.known(context, client);
    EventData known = event.withContext(calls.complete(client, ofClient, route.key()));
    trace.on(known.context());
    return ConnectionQueues.then(
        calls.call(route, plan, known, trace),
        lane,
        result -> {
          if (result instanceof Answered answered) {
            return policies
                .connect()
                .answered(plan, plan.withHeaders(known, answered.reply()), ofClient)
                .admitted(admitted);
          }
          Failed failed = (Failed) result;
          IntegrationFailure failure = failed.failure();
          trace.failed(MessageError.of(failure));
          return policies.connect().failed(failure, ofClient).because(failed.detail());
        });
  }

  /** Events have the host without the port (MSG-041a), which signatures contain. */
  private static Map<String, List<String>> headers(ConnectionInfo connection, Handshake handshake) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(handshake.headers());
    headers.computeIfPresent("Host", (name, value) -> List.of(connection.domainName()));
    return headers;
  }
}
