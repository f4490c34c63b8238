package dev.framegate.gateway.internal.telemetry;

import dev.framegate.gateway.internal.runtime.EventObserver;
import dev.framegate.gateway.internal.runtime.EventReport;
import dev.framegate.gateway.internal.runtime.MessageError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the steps of events by the level of their routes: none for OFF, failures for ERROR, every
 * step for INFO; with the data if tracing is enabled as well (OBS-004). The texts are this
 * gateway's own, because AWS's are not documented.
 */
public final class ExecutionLog implements EventObserver {
  /** OBS-006: a log event is cut there. */
  private static final int MOST_BYTES = 1024;

  private final LogFiles files;

  public ExecutionLog(LogFiles files) {
    this.files = files;
  }

  @Override
  public void eventEnded(EventReport report) {
    String level = RouteSettingsReader.of(report, "loggingLevel").asText("OFF");
    if (level.equals("OFF")) {
      return;
    }
    if (level.equals("INFO")) {
      tell(report, begun(report));
      report.call().ifPresent(call -> tell(report, called(call)));
    }
    if (RouteSettingsReader.of(report, "dataTraceEnabled").asBoolean()) {
      trace(report, "Message from the client", report.received());
      report.call().ifPresent(call -> trace(report, "Sent to the integration", call.payload()));
      trace(report, "Message to the client", report.sent());
    }
    report.error().ifPresent(kind -> tell(report, failed(kind, report.call())));
    if (level.equals("INFO")) {
      tell(report, "Ended with status " + report.status());
    }
  }

  private static String begun(EventReport report) {
    return "%s of connection %s, %s"
        .formatted(
            report.eventType(),
            report.connection().id(),
            report.routeKey().map(key -> "route " + key).orElse("no route"));
  }

  private static String called(EventReport.Call call) {
    return call.failure().isPresent()
        ? "Integration %s gave no answer for %d ms"
            .formatted(call.type(), call.latency().toMillis())
        : "Integration %s answered with status %d after %d ms"
            .formatted(call.type(), call.status(), call.latency().toMillis());
  }

  private static String failed(MessageError kind, Optional<EventReport.Call> call) {
    String detail = call.map(EventReport.Call::detail).orElse("");
    return "Failed: " + kind.message() + (detail.isEmpty() ? "" : ". " + detail);
  }

  private void trace(EventReport report, String what, @Nullable String data) {
    if (data != null && !data.isEmpty()) {
      tell(report, what + ": " + data.substring(0, Math.min(MOST_BYTES, data.length())));
    }
  }

  private void tell(EventReport report, String text) {
    String file =
        LogFileName.of(
            "/aws/apigateway/%s/%s"
                .formatted(report.connection().apiId(), report.connection().stage()));
    files.append(file, line(report, text));
  }

  private static String line(EventReport report, String text) {
    Object time = report.context().get("requestTimeEpoch");
    Instant at = time instanceof Long millis ? Instant.ofEpochMilli(millis) : Instant.EPOCH;
    return at
        + " "
        + cut(LogFormat.oneLine("(%s) %s".formatted(report.context().get("requestId"), text)));
  }

  private static String cut(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return text;
    }
    int end = MOST_BYTES;
    // Not within a character.
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
