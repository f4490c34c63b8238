package dev.framegate.gateway.internal.assembly;

import static dev.framegate.gateway.internal.library.OptionalLibrary.PROMETHEUS;

import dev.framegate.gateway.internal.console.EventFeed;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.ConnectionOperation;
import dev.framegate.gateway.internal.management.ManagementOperation;
import dev.framegate.gateway.internal.runtime.EventObserver;
import dev.framegate.gateway.internal.telemetry.AccessLog;
import dev.framegate.gateway.internal.telemetry.ExecutionLog;
import dev.framegate.gateway.internal.telemetry.LogFiles;
import dev.framegate.gateway.internal.telemetry.Metrics;
import dev.framegate.gateway.internal.telemetry.MetricsPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The observers of events and callbacks: metrics, the console and, if enabled, logs. */
final class TelemetryObservers implements AutoCloseable {
  private static final int OK = 200;
  private static final String MESSAGE = "{\"message\":\"%s\"}";

  private static final int NOT_IMPLEMENTED = 501;

  /** Null if the library that renders them is missing. */
  private final @Nullable Metrics metrics = PROMETHEUS.isPresent() ? new Metrics() : null;

  private final @Nullable LogFiles logs;
  private final EventFeed events = new EventFeed();
  private final EventObserver observer;

  /**
   * @param logs null for no logs
   * @param journal null for no journal
   */
  TelemetryObservers(@Nullable LogFiles logs, @Nullable EventObserver journal) {
    this.logs = logs;
    List<EventObserver> all = new ArrayList<>();
    if (metrics != null) {
      all.add(metrics);
    }
    if (logs != null) {
      if (metrics != null) {
        metrics.dropped(logs::dropped);
      }
      all.add(new AccessLog(logs));
      all.add(new ExecutionLog(logs));
    }
    if (journal != null) {
      all.add(journal);
    }
    all.add(events);
    observer = EventObserver.of(all);
  }

  /** The feed of the console. */
  EventFeed events() {
    return events;
  }

  EventObserver observer() {
    return observer;
  }

  /** Observes messages that backends send, which do not pass through a route. */
  ConnectionOperation observeCallbacks(ConnectionOperation operations) {
    return (operation, client, call) -> {
      ServerResponse answer = operations.perform(operation, client, call);
      if (operation == ManagementOperation.POST_TO_CONNECTION && answer.status() == OK) {
        observer.posted(client.connection());
      }
      return answer;
    };
  }

  @Override
  public void close() {
    if (logs != null) {
      logs.close();
    }
  }

  Function<ServerRequest, ServerResponse> metricsPage(StageDirectory stages) {
    return metrics == null
        ? call -> ServerResponse.json(NOT_IMPLEMENTED, MESSAGE.formatted(PROMETHEUS.missing()))
        : new MetricsPage(metrics, stages);
  }
}
