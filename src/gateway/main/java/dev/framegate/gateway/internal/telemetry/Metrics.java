package dev.framegate.gateway.internal.telemetry;

import dev.framegate.gateway.internal.integration.IntegrationType;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.EventObserver;
import dev.framegate.gateway.internal.runtime.EventReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the metrics of CloudWatch, with its names and dimensions: OBS-001 to OBS-003. Routes have
 * their own only if the stage has detailed metrics enabled.
 */
public final class Metrics implements EventObserver {
  /** Stages and routes together; events of further ones are only counted as untold. */
  private static final int MOST = 2_000;

  /** OBS-006: a dimension's value has at most so many characters. */
  private static final int LONGEST_TAG = 255;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Source, StageMeters> meters = new ConcurrentHashMap<>();
  private final Counter untold =
      Counter.builder("framegate.events.untold")
          .description("Events of stages and routes beyond the first " + MOST)
          .register(registry);

  /**
   * Where figures belong.
   *
   * @param route empty for the stage as a whole
   */
  private record Source(String apiId, String stage, String route) {
    Tags tags() {
      return Tags.of("ApiId", cut(apiId), "Stage", cut(stage), "Route", cut(route));
    }

    private static String cut(String value) {
      return value.length() > LONGEST_TAG ? value.substring(0, LONGEST_TAG) : value;
    }
  }

  /**
   * Adds a metric of the log lines that were dropped.
   *
   * @param lines how many by now
   */
  public void dropped(Supplier<Number> lines) {
    FunctionCounter.builder("framegate.log.lines.dropped", lines, now -> now.get().doubleValue())
        .description("Lines of logs that were never written")
        .register(registry);
  }

  @Override
  public void eventEnded(EventReport report) {
    StageMeters figures = of(source(report));
    if (figures == null) {
      untold.increment();
      return;
    }
    Optional<EventReport.Call> call = report.call();
    switch (report.eventType()) {
      case "CONNECT" -> call.ifPresent(made -> figures.connectCount().increment());
      case "MESSAGE" -> figures.messageCount().increment(report.sent() == null ? 1 : 2);
      default -> {}
    }
    call.ifPresent(made -> count(made, figures));
    boolean refused = call.isEmpty() && report.error().isPresent();
    if (refused && report.status() < 500) {
      figures.clientError().increment();
    } else if (refused) {
      figures.executionError().increment();
    }
  }

  private static void count(EventReport.Call call, StageMeters figures) {
    if (call.failure().isPresent()) {
      figures.executionError().increment();
    } else if (call.status() >= 400) {
      figures.integrationError().increment();
    }
    if (call.type() != IntegrationType.MOCK) {
      figures.integrationLatency().record(call.latency());
    }
  }

  @Override
  public void posted(ConnectionInfo connection) {
    StageMeters figures = of(new Source(connection.apiId(), connection.stage(), ""));
    if (figures == null) {
      untold.increment();
    } else {
      figures.messageCount().increment();
    }
  }

  private static Source source(EventReport report) {
    boolean detailed = RouteSettingsReader.of(report, "detailedMetricsEnabled").asBoolean();
    ConnectionInfo connection = report.connection();
    return new Source(
        connection.apiId(), connection.stage(), detailed ? report.routeKey().orElse("") : "");
  }

  private @Nullable StageMeters of(Source source) {
    StageMeters known = meters.get(source);
    if (known != null || meters.size() >= MOST) {
      return known;
    }
    return meters.computeIfAbsent(source, missing -> StageMeters.in(registry, missing.tags()));
  }

  /**
   * All figures as text for Prometheus. Those of APIs that are gone are forgotten first.
   *
   * @param there whether an API exists
   */
  String text(Predicate<String> there) {
    meters.keySet().stream().filter(source -> !there.test(source.apiId())).forEach(this::forget);
    return registry.scrape();
  }

  private void forget(Source source) {
    StageMeters gone = meters.remove(source);
    if (gone != null) {
      gone.all().forEach(registry::remove);
    }
  }
}
