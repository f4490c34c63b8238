package dev.framegate.gateway.internal.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.stream.Stream;

/** The figures of one stage, or of one of its routes, by the names of CloudWatch (OBS-001). */
record StageMeters(
    Counter connectCount,
    Counter messageCount,
    Counter integrationError,
    Counter clientError,
    Counter executionError,
    Timer integrationLatency) {

  static StageMeters in(MeterRegistry registry, Tags tags) {
    return new StageMeters(
        counter(
            "ConnectCount", "Connects that went to the integration of $connect", tags, registry),
        counter("MessageCount", "Messages from and to clients", tags, registry),
        counter("IntegrationError", "Answers of integrations with 4xx or 5xx", tags, registry),
        counter("ClientError", "Events refused with 4xx before an integration", tags, registry),
        counter("ExecutionError", "Calls of integrations that failed", tags, registry),
        Timer.builder("IntegrationLatency")
            .description("From the request to an integration to its answer")
            .tags(tags)
            .register(registry));
  }

  private static Counter counter(
      String name, String description, Tags tags, MeterRegistry registry) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  Stream<Meter> all() {
    return Stream.of(
        connectCount,
        messageCount,
        integrationError,
        clientError,
        executionError,
        integrationLatency);
  }
}
