package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.expression.Facts;
import dev.framegate.gateway.internal.expression.JsonText;
import dev.framegate.gateway.internal.expression.Reply;
import dev.framegate.gateway.internal.integration.Failure;
import dev.framegate.gateway.internal.integration.IntegrationPlan;
import dev.framegate.gateway.internal.integration.IntegrationResult;
import dev.framegate.gateway.internal.integration.IntegrationResult.Answered;
import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import dev.framegate.gateway.internal.integration.Integrations;
import dev.framegate.gateway.internal.template.TemplateException;
import dev.framegate.gateway.internal.throttle.Throttle;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs routes. Each event is looked up in the snapshot that its stage has at that moment, with the
 * stage variables of that moment.
 */
public final class RouteRunner implements Messages, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RouteRunner.class);

  private final StageDirectory stages;
  private final RuntimePolicies policies;
  private final RunnerLimits limits;
  private final Throttle throttle;
  private final EventContext contexts;
  private final Lanes lanes;
  private final RouteCalls calls;
  private final ConnectFlow connects;

  public RouteRunner(
      StageDirectory stages, Integrations integrations, RuntimePolicies policies, Clock clock) {
    this(stages, integrations, policies, clock, Throttle.NONE, RunnerLimits.defaults());
  }

  public RouteRunner(
      StageDirectory stages,
      Integrations integrations,
      RuntimePolicies policies,
      Clock clock,
      Throttle throttle,
      RunnerLimits limits) {
    this.stages = stages;
    this.policies = policies;
    this.limits = limits;
    this.throttle = throttle;
    this.contexts = new EventContext(clock);
    this.lanes = new Lanes(limits.threads(), limits.queue());
    this.calls = new RouteCalls(policies, integrations);
    this.connects = new ConnectFlow(stages, policies, calls);
  }

  @Override
  public CompletionStage<ConnectResult> connect(Connection connection, Handshake handshake) {
    Map<String, Object> context = contexts.of(connection, EventType.CONNECT);
    Trace trace = new Trace(connection, context, null);
    return lanes
        .run(
            connection,
            lane -> connects.run(connection, handshake, context, trace, lane),
            () -> {
              trace.failed(ErrorKind.INTERNAL_SERVER_ERROR);
              return policies.connect().failed(Failure.CONFIGURATION, context);
            })
        .thenApply(
            result -> {
              policies.observer().ended(trace.connected(result));
              return result;
            });
  }

  @Override
  public CompletionStage<Optional<String>> message(Connection connection, String text) {
    Trace trace = new Trace(connection, contexts.of(connection, EventType.MESSAGE), text);
    return lanes
        .run(
            connection,
            lane -> route(connection, text, trace, lane),
            () -> error(ErrorKind.INTERNAL_SERVER_ERROR, trace))
        .thenApply(
            answer -> {
              policies.observer().ended(trace.ended(answer.orElse(null)));
              return answer;
            });
  }

  private CompletionStage<Optional<String>> route(
      Connection connection, String text, Trace trace, Executor lane) {
    Map<String, Object> context = trace.context();
    LiveStage stage = stages.find(connection.apiId(), connection.stage()).orElse(null);
    if (stage != null) {
      trace.at(stage);
    }
    Snapshot snapshot = stage == null ? null : stage.snapshot();
    if (stage == null || snapshot == null) {
      return CompletableFuture.completedFuture(error(ErrorKind.FORBIDDEN, trace));
    }
    Facts unrouted =
        new Facts(new JsonText(text), Map.of(), Map.of(), context, stage.variables(), null);
    CompiledRoute route =
        policies.lookup().find(snapshot, policies.selection().key(snapshot, unrouted)).orElse(null);
    boolean admitted = route == null ? throttle.unrouted() : throttle.message(stage, route.key());
    if (!admitted) {
      return CompletableFuture.completedFuture(error(ErrorKind.TOO_MANY_REQUESTS, trace));
    }
    if (route == null) {
      return CompletableFuture.completedFuture(error(ErrorKind.FORBIDDEN, trace));
    }
    Facts facts = unrouted.withContext(calls.complete(connection, context, route.key()));
    trace.on(facts.context());
    return message(route, facts, trace, lane);
  }

  @Override
  public CompletionStage<Void> disconnect(Connection connection, int code, String reason) {
    Trace trace = new Trace(connection, contexts.ofDisconnect(connection, code, reason), null);
    return lanes
        .<@Nullable Void>run(
            connection,
            lane -> disconnect(connection, trace),
            () -> {
              trace.failed(ErrorKind.INTERNAL_SERVER_ERROR);
              return null;
            })
        .thenAccept(done -> policies.observer().ended(trace.ended(null)));
  }

  private CompletionStage<@Nullable Void> disconnect(Connection connection, Trace trace) {
    LiveStage stage = stages.find(connection.apiId(), connection.stage()).orElse(null);
    if (stage != null) {
      trace.at(stage);
    }
    Snapshot snapshot = stage == null ? null : stage.snapshot();
    CompiledRoute route =
        snapshot == null ? null : snapshot.route(RouteLookup.DISCONNECT).orElse(null);
    IntegrationPlan plan = route == null ? null : route.integration();
    if (stage == null || route == null || plan == null) {
      return CompletableFuture.completedFuture(null);
    }
    Facts facts =
        new Facts(
            JsonText.NONE,
            disconnectHeaders(connection),
            Map.of(),
            calls.complete(connection, trace.context(), route.key()),
            stage.variables(),
            null);
    trace.on(facts.context());
    return calls
        .call(route, plan, facts, trace)
        .thenAccept(
            result -> {
              if (result instanceof Failed failed) {
                trace.failed(ErrorKind.of(failed.failure()));
              }
            });
  }

  @Override
  public void close() {
    lanes.close();
  }

  private CompletionStage<Optional<String>> message(
      CompiledRoute route, Facts facts, Trace trace, Executor lane) {
    IntegrationPlan plan = route.integration();
    if (!policies.bodyCheck().passes(route, facts)) {
      return CompletableFuture.completedFuture(error(ErrorKind.BAD_REQUEST_BODY, trace));
    }
    if (plan == null) {
      LOG.info("route {} has no target", route.key());
      return CompletableFuture.completedFuture(error(ErrorKind.INTERNAL_SERVER_ERROR, trace));
    }
    return Lanes.then(
        calls.call(route, plan, facts, trace),
        lane,
        result -> answer(route, plan, facts, trace, result));
  }

  private Optional<String> answer(
      CompiledRoute route,
      IntegrationPlan plan,
      Facts facts,
      Trace trace,
      IntegrationResult result) {
    if (result instanceof Failed failed) {
      return error(ErrorKind.of(failed.failure()), trace);
    }
    if (!policies.replies().isTwoWay(route)) {
      return Optional.empty();
    }
    Reply reply = ((Answered) result).reply();
    try {
      return policies
          .replies()
          .text(plan, facts, reply, policies.rendering())
          .filter(this::fits)
          .map(text -> text.isEmpty() ? Optional.<String>empty() : Optional.of(text))
          .orElseGet(() -> error(ErrorKind.INTERNAL_SERVER_ERROR, trace));
    } catch (TemplateException e) {
      LOG.info("route {}: {}", route.key(), e.getMessage());
      return error(ErrorKind.INTERNAL_SERVER_ERROR, trace);
    }
  }

  private Optional<String> error(ErrorKind kind, Trace trace) {
    trace.failed(kind);
    return policies.errors().frame(kind, trace.context());
  }

  private boolean fits(String text) {
    return text.length() <= limits.answerBytes()
        && text.getBytes(StandardCharsets.UTF_8).length <= limits.answerBytes();
  }

  /** The headers that captured events of {@code $disconnect} carry (MSG-043). */
  private static Map<String, List<String>> disconnectHeaders(Connection connection) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Host", List.of(connection.domainName()));
    headers.put("x-api-key", List.of(""));
    headers.put("X-Forwarded-For", List.of(""));
    headers.put("x-restapi", List.of(""));
    return headers;
  }
}
