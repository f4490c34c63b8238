package dev.framegate.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.integration.IntegrationType;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.EventObserver;
import dev.framegate.gateway.internal.runtime.EventReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Faults of metrics and logs. */
final class TelemetryFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("connects-uncounted", "counts no connects")
              .breaks("the metric ConnectCount is", "OBS-001")
              .breaks("the access log contains the line", "OBS-010a")
              .replacing(
                  told(
                      report -> Optional.of(report).filter(r -> !r.eventType().equals("CONNECT")))),
          Fault.named("routes-unmeasured", "counts nothing for a route, whatever the settings say")
              .breaks("the metric MessageCount is", "OBS-002")
              .replacing(
                  told(
                      report ->
                          Optional.of(report.withSettings(withoutRoutes(report.settings()))))),
          Fault.named("failures-unlogged", "writes no lines about messages that fail")
              .breaks("the access log contains the line", "OBS-010a")
              .breaks("is 1", "OBS-001 OBS-001a")
              .replacing(told(report -> Optional.of(report).filter(r -> r.error().isEmpty()))),
          Fault.named("connections-unlogged", "does not know the connection in access logs")
              .breaks("the access log contains the line", "OBS-010")
              .replacing(
                  told(
                      report ->
                          Optional.of(report.withSettings(withoutConnection(report.settings()))))),
          Fault.named("log-format-of-old", "logs by the settings that it first saw of a stage")
              .breaks("the access log contains the line", "OBS-009a")
              .replacing(told(remembering(new ConcurrentHashMap<>()))),
          Fault.named("mock-latency", "times MOCK integrations as if there were a backend")
              .breaks("the metric IntegrationLatency is", "OBS-003")
              .replacing(
                  told(
                      report ->
                          Optional.of(
                              report.withCall(report.call().map(TelemetryFaults::asHttp))))));

  private TelemetryFaults() {}

  private static ObjectNode withoutRoutes(ObjectNode settings) {
    return settings.deepCopy().without(List.of("routeSettings", "defaultRouteSettings"));
  }

  private static ObjectNode withoutConnection(ObjectNode settings) {
    ObjectNode changed = settings.deepCopy();
    if (changed.path("accessLogSettings") instanceof ObjectNode log) {
      log.put("format", log.path("format").asText().replace("$context.connectionId", "-"));
    }
    return changed;
  }

  private static EventReport.Call asHttp(EventReport.Call call) {
    if (call.type() != IntegrationType.MOCK) {
      return call;
    }
    return new EventReport.Call(
        IntegrationType.HTTP,
        call.payload(),
        call.latency(),
        call.status(),
        call.failure(),
        call.detail());
  }

  private static Function<EventReport, Optional<EventReport>> remembering(
      Map<String, ObjectNode> first) {
    return report ->
        Optional.of(
            report.withSettings(
                first.computeIfAbsent(
                    report.connection().apiId() + "/" + report.connection().stage(),
                    unseen -> report.settings())));
  }

  /**
   * @param change of the report of an event; empty for no report
   */
  private static UnaryOperator<Gateway.Builder> told(
      Function<EventReport, Optional<EventReport>> change) {
    return PolicyReplacement.part(
        EventObserver.class,
        observer ->
            new EventObserver() {
              @Override
              public void eventEnded(EventReport report) {
                change.apply(report).ifPresent(observer::eventEnded);
              }

              @Override
              public void posted(ConnectionInfo connection) {
                observer.posted(connection);
              }
            });
  }
}
