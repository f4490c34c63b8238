package dev.framegate.gateway.internal.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.gateway.internal.runtime.EventObserver;
import dev.framegate.gateway.internal.runtime.EventReport;

/** Writes a line for each event, in the format of its stage. */
public final class AccessLog implements EventObserver {
  private final LogFiles files;

  public AccessLog(LogFiles files) {
    this.files = files;
  }

  @Override
  public void eventEnded(EventReport report) {
    JsonNode settings = report.settings().path("accessLogSettings");
    String destination = settings.path("destinationArn").asText("");
    String format = settings.path("format").asText("");
    if (!destination.isEmpty() && !format.isEmpty()) {
      files.append(LogFileName.of(destination), LogFormat.line(format, report));
    }
  }
}
