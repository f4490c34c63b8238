package dev.framegate.gateway.internal.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.gateway.internal.runtime.EventReport;
import dev.framegate.gateway.internal.runtime.Observer;

/** A line for each event, in the format that its stage has at that moment. */
public final class AccessLog implements Observer {
  private final LogFiles files;

  public AccessLog(LogFiles files) {
    this.files = files;
  }

  @Override
  public void ended(EventReport report) {
    JsonNode settings = report.settings().path("accessLogSettings");
    String destination = settings.path("destinationArn").asText("");
    String format = settings.path("format").asText("");
    if (!destination.isEmpty() && !format.isEmpty()) {
      files.append(LogName.of(destination), LogFormat.line(format, report));
    }
  }
}
