package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.integration.CompiledIntegration;
import dev.framegate.gateway.internal.integration.IntegrationFailure;
import dev.framegate.gateway.internal.integration.IntegrationRegistry;
import dev.framegate.gateway.internal.integration.IntegrationResult;
import dev.framegate.gateway.internal.integration.IntegrationResult.Answered;
import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import dev.framegate.gateway.internal.limits.ServerBounds;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the routes of events, with the snapshot and the stage variables that the stage has at that
 * moment.
 */
public final class RouteRunner implements ConnectionHandler, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RouteRunner.class);

  private final StageDirectory stages;
  private final RuntimePolicies policies;
  private final RunnerLimits limits;
  private final Throttle throttle;
  private final EventContext contexts;
  private final ConnectionQueues lanes;
  private final RouteIntegrations calls;
  private final ConnectFlow connects;

  public RouteRunner(
      StageDirectory stages,
      IntegrationRegistry integrations,
      RuntimePolicies policies,
      Clock clock) {
    this(stages, integrations, policies, clock, Throttle.NONE, RunnerLimits.defaults());
  }

  public RouteRunner(
      StageDirectory stages,
      IntegrationRegistry integrations,
      RuntimePolicies policies,
      Clock clock,
      Throttle throttle,
      RunnerLimits limits) {
    this.stages = stages;
    this.policies = policies;
    this.limits = limits;
    this.throttle = throttle;
    this.contexts = new EventContext(clock);
    this.lanes = new ConnectionQueues(limits.threads(), limits.queue(), limits.stepTime());
    this.calls = new RouteIntegrations(policies, integrations);
    this.connects = new ConnectFlow(stages, policies, calls);
  }

  @Override
  public CompletionStage<ConnectResult> connect(ConnectionInfo connection, Handshake handshake) {
    Map<String, Object> context = contexts.of(connection, EventType.CONNECT);
    EventReportBuilder trace = new EventReportBuilder(connection, context, null);
    // Nothing precedes $connect in the queue of its connection.
    return run(
            isQuick(connection, RouteLookupPolicy.CONNECT),
            connection,
            lane -> connects.run(connection, handshake, context, trace, lane),
            () -> {
              trace.failed(MessageError.INTERNAL_SERVER_ERROR);
              return policies.connect().failed(IntegrationFailure.CONFIGURATION, context);
            })
        .thenApply(
            result -> {
              policies.observer().eventEnded(trace.connected(result));
              return result;
            });
  }

  @Override
  public CompletionStage<Optional<String>> message(ConnectionInfo connection, String text) {
    EventReportBuilder trace =
        new EventReportBuilder(connection, contexts.of(connection, EventType.MESSAGE), text);
    return told(
        lanes.run(
            connection,
            lane -> {
              MessageRoute chosen = choose(connection, text, trace);
              return route(connection, chosen, trace, lane);
            },
            () -> error(MessageError.INTERNAL_SERVER_ERROR, trace)),
        trace);
  }

  @Override
  public @Nullable CompletionStage<Optional<String>> quickMessage(
      ConnectionInfo connection, String text) {
    if (text.length() > ServerBounds.STREAMED_CHARACTERS || !isQuick(connection)) {
      return null;
    }
    EventReportBuilder trace =
        new EventReportBuilder(connection, contexts.of(connection, EventType.MESSAGE), text);
    Supplier<Optional<String>> lastResort = () -> error(MessageError.INTERNAL_SERVER_ERROR, trace);
    CompletionStage<Optional<String>> answer =
        lanes.runHere(
            connection,
            lane -> {
              MessageRoute chosen = choose(connection, text, trace);
              return chosen.isQuick()
                  ? route(connection, chosen, trace, lane)
                  : lanes.run(
                      connection, later -> route(connection, chosen, trace, later), lastResort);
            },
            lastResort);
    return told(answer, trace);
  }

  private boolean isQuick(ConnectionInfo connection) {
    return snapshot(connection).filter(snapshot -> snapshot.routeSelection().isQuick()).isPresent();
  }

  /** Whether a route of the connection's own events waits for nothing, or is not there. */
  private boolean isQuick(ConnectionInfo connection, String routeKey) {
    Snapshot snapshot = snapshot(connection).orElse(null);
    CompiledRoute route = snapshot == null ? null : snapshot.route(routeKey).orElse(null);
    return snapshot == null || route == null || route.access().isOpen() && snapshot.isQuick(route);
  }

  private Optional<Snapshot> snapshot(ConnectionInfo connection) {
    return stages.find(connection.apiId(), connection.stage()).map(LiveStage::snapshot);
  }

  /**
   * @param quick whether it may run on this thread
   */
  private <T extends @Nullable Object> CompletionStage<T> run(
      boolean quick,
      ConnectionInfo connection,
      Function<Executor, CompletionStage<T>> work,
      Supplier<T> lastResort) {
    return quick
        ? lanes.runHere(connection, work, lastResort)
        : lanes.run(connection, work, lastResort);
  }

  private CompletionStage<Optional<String>> told(
      CompletionStage<Optional<String>> answered, EventReportBuilder trace) {
    return answered.thenApply(
        answer -> {
          policies.observer().eventEnded(trace.ended(answer.orElse(null)));
          return answer;
        });
  }

  /**
   * What a message was found to be for.
   *
   * @param stage null if it serves nothing
   * @param route null if none has the key
   */
  private record MessageRoute(
      @Nullable LiveStage stage, @Nullable CompiledRoute route, EventData unrouted) {
    boolean isQuick() {
      return stage == null
          || route == null
          || stage.snapshot() != null && stage.snapshot().isQuick(route);
    }
  }

  private MessageRoute choose(ConnectionInfo connection, String text, EventReportBuilder trace) {
    LiveStage stage = stages.find(connection.apiId(), connection.stage()).orElse(null);
    if (stage != null) {
      trace.at(stage);
    }
    Snapshot snapshot = stage == null ? null : stage.snapshot();
    EventData unrouted =
        new EventData(
            new JsonText(text),
            Map.of(),
            Map.of(),
            trace.context(),
            stage == null ? Map.of() : stage.variables(),
            null);
    if (snapshot == null) {
      return new MessageRoute(null, null, unrouted);
    }
    Optional<String> key = policies.selection().key(snapshot, unrouted);
    trace.selected(snapshot.routeSelection(), key);
    return new MessageRoute(stage, policies.lookup().find(snapshot, key).orElse(null), unrouted);
  }

  private CompletionStage<Optional<String>> route(
      ConnectionInfo connection, MessageRoute chosen, EventReportBuilder trace, Executor lane) {
    LiveStage stage = chosen.stage();
    CompiledRoute route = chosen.route();
    if (stage == null) {
      return CompletableFuture.completedFuture(error(MessageError.FORBIDDEN, trace));
    }
    boolean admitted =
        route == null ? throttle.unrouted(stage) : throttle.message(stage, route.key());
    if (!admitted) {
      return CompletableFuture.completedFuture(error(MessageError.TOO_MANY_REQUESTS, trace));
    }
    if (route == null) {
      return CompletableFuture.completedFuture(error(MessageError.FORBIDDEN, trace));
    }
    EventData event =
        chosen.unrouted().withContext(calls.complete(connection, trace.context(), route.key()));
    trace.on(event.context());
    return message(route, event, trace, lane);
  }

  @Override
  public CompletionStage<Void> disconnect(ConnectionInfo connection, int code, String reason) {
    EventReportBuilder trace =
        new EventReportBuilder(connection, contexts.ofDisconnect(connection, code, reason), null);
    return this.<@Nullable Void>run(
            isQuick(connection, RouteLookupPolicy.DISCONNECT) && lanes.isEmpty(connection),
            connection,
            lane -> disconnect(connection, trace),
            () -> {
              trace.failed(MessageError.INTERNAL_SERVER_ERROR);
              return null;
            })
        .thenAccept(done -> policies.observer().eventEnded(trace.ended(null)));
  }

  private CompletionStage<@Nullable Void> disconnect(
      ConnectionInfo connection, EventReportBuilder trace) {
    LiveStage stage = stages.find(connection.apiId(), connection.stage()).orElse(null);
    if (stage != null) {
      trace.at(stage);
    }
    Snapshot snapshot = stage == null ? null : stage.snapshot();
    CompiledRoute route =
        snapshot == null ? null : snapshot.route(RouteLookupPolicy.DISCONNECT).orElse(null);
    CompiledIntegration plan = route == null ? null : route.integration();
    if (stage == null || route == null || plan == null) {
      return CompletableFuture.completedFuture(null);
    }
    EventData event =
        new EventData(
            JsonText.NONE,
            disconnectHeaders(connection),
            Map.of(),
            calls.complete(connection, trace.context(), route.key()),
            stage.variables(),
            null);
    trace.on(event.context());
    return calls
        .call(route, plan, event, trace)
        .thenAccept(
            result -> {
              if (result instanceof Failed failed) {
                trace.failed(MessageError.of(failed.failure()));
              }
            });
  }

  @Override
  public void close() {
    lanes.close();
  }

  private CompletionStage<Optional<String>> message(
      CompiledRoute route, EventData event, EventReportBuilder trace, Executor lane) {
    CompiledIntegration plan = route.integration();
    if (!policies.bodyCheck().passes(route, event)) {
      return CompletableFuture.completedFuture(error(MessageError.BAD_REQUEST_BODY, trace));
    }
    if (plan == null) {
      LOG.info("route {} has no target", route.key());
      return CompletableFuture.completedFuture(error(MessageError.INTERNAL_SERVER_ERROR, trace));
    }
    return ConnectionQueues.then(
        calls.call(route, plan, event, trace),
        lane,
        result -> answer(route, plan, event, trace, result));
  }

  private Optional<String> answer(
      CompiledRoute route,
      CompiledIntegration plan,
      EventData event,
      EventReportBuilder trace,
      IntegrationResult result) {
    if (result instanceof Failed failed) {
      return error(MessageError.of(failed.failure()), trace);
    }
    if (!policies.replies().isTwoWay(route)) {
      return Optional.empty();
    }
    BackendResponse reply = ((Answered) result).reply();
    try {
      return policies
          .replies()
          .text(plan, event, reply, policies.rendering())
          .filter(this::fits)
          .map(text -> text.isEmpty() ? Optional.<String>empty() : Optional.of(text))
          .orElseGet(() -> error(MessageError.INTERNAL_SERVER_ERROR, trace));
    } catch (TemplateException e) {
      LOG.info("route {}: {}", route.key(), e.getMessage());
      return error(MessageError.INTERNAL_SERVER_ERROR, trace);
    }
  }

  private Optional<String> error(MessageError kind, EventReportBuilder trace) {
    trace.failed(kind);
    return policies.errors().frame(kind, trace.context());
  }

  private boolean fits(String text) {
    // A character takes at most three bytes.
    return text.length() <= limits.answerBytes() / 3
        || text.length() <= limits.answerBytes()
            && text.getBytes(StandardCharsets.UTF_8).length <= limits.answerBytes();
  }

  /** The headers that captured events of {@code $disconnect} carry (MSG-043). */
  private static Map<String, List<String>> disconnectHeaders(ConnectionInfo connection) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Host", List.of(connection.domainName()));
    headers.put("x-api-key", List.of(""));
    headers.put("X-Forwarded-For", List.of(""));
    headers.put("x-restapi", List.of(""));
    return headers;
  }
}
