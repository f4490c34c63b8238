package dev.framegate.gateway.internal.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.EventReport;
import dev.framegate.gateway.internal.runtime.MessageError;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Events as the runtime reports them. */
final class EventReports {
  private EventReports() {}

  /** A message that took the route {@code echo} and called nothing. */
  static EventReport message(String apiId, String stage) {
    return message(apiId, stage, "{\"action\":\"echo\"}");
  }

  static EventReport message(String apiId, String stage, String text) {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("routeKey", "echo");
    context.put("eventType", "MESSAGE");
    context.put("stage", stage);
    context.put("requestId", "r1=");
    context.put("connectionId", "c1=");
    context.put("apiId", apiId);
    context.put("identity", Map.of("sourceIp", "127.0.0.1", "userAgent", "a \"b\"\n"));
    return new EventReport(
        connection(apiId, stage),
        JsonNodeFactory.instance.objectNode(),
        context,
        200,
        Optional.empty(),
        Optional.empty(),
        text,
        null,
        null,
        "");
  }

  /** A message that was turned away. */
  static EventReport refused(String apiId, String stage, MessageError kind) {
    EventReport fine = message(apiId, stage);
    return new EventReport(
        fine.connection(),
        fine.settings(),
        fine.context(),
        kind.status(),
        Optional.of(kind),
        Optional.empty(),
        fine.received(),
        "{\"message\":\"" + kind.message() + "\"}",
        null,
        "");
  }

  /** A stage's settings in JSON, in which an apostrophe stands for a quotation mark. */
  static ObjectNode settings(String json) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static ConnectionInfo connection(String apiId, String stage) {
    return new ConnectionInfo("c1=", apiId, stage, Instant.EPOCH, "127.0.0.1", "test", "127.0.0.1");
  }
}
