package dev.framegate.gateway.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.GatewayPolicies;
import dev.framegate.gateway.integration.IntegrationType;
import dev.framegate.gateway.runtime.Connection;
import dev.framegate.gateway.runtime.EventReport;
import dev.framegate.gateway.runtime.Observer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Wrong about what it tells of its work. */
final class TelemetryFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("connects-uncounted", "counts no connects")
              .breaks("that ConnectCount comes to", "OBS-001")
              .by(
                  told(
                      report -> Optional.of(report).filter(r -> !r.eventType().equals("CONNECT")))),
          Fault.named("routes-unmeasured", "counts nothing for a route, whatever the settings say")
              .breaks("that MessageCount comes to", "OBS-002")
              .by(
                  told(
                      report ->
                          Optional.of(report.withSettings(JsonNodeFactory.instance.objectNode())))),
          Fault.named("mock-latency", "times MOCK integrations as if there were a backend")
              .breaks("that IntegrationLatency comes to", "OBS-003")
              .by(
                  told(
                      report ->
                          Optional.of(
                              report.withCall(report.call().map(TelemetryFaults::asHttp))))));

  private TelemetryFaults() {}

  private static EventReport.Call asHttp(EventReport.Call call) {
    return new EventReport.Call(
        IntegrationType.HTTP,
        call.payload(),
        call.latency(),
        call.status(),
        call.failure(),
        call.detail());
  }

  /**
   * @param change of what is told of an event; nothing for an event that is kept quiet
   */
  private static UnaryOperator<GatewayPolicies> told(
      Function<EventReport, Optional<EventReport>> change) {
    return right ->
        right.withObserver(
            observer ->
                new Observer() {
                  @Override
                  public void ended(EventReport report) {
                    change.apply(report).ifPresent(observer::ended);
                  }

                  @Override
                  public void posted(Connection connection) {
                    observer.posted(connection);
                  }
                });
  }
}
