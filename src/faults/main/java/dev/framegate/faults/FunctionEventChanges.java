package dev.framegate.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.Gateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changes of the events that functions receive. */
final class FunctionEventChanges {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FunctionEventChanges() {}

  /** Events of routes: CONNECT, MESSAGE or DISCONNECT. */
  static UnaryOperator<Gateway.Builder> of(String type, Consumer<ObjectNode> change) {
    return where(event -> !ofAuthorizer(event) && type(event).equals(type), change);
  }

  /** All events of routes. */
  static UnaryOperator<Gateway.Builder> all(Consumer<ObjectNode> change) {
    return where(event -> !ofAuthorizer(event) && !type(event).isEmpty(), change);
  }

  /** The events of authorizers. */
  static UnaryOperator<Gateway.Builder> ofAuthorizers(Consumer<ObjectNode> change) {
    return where(FunctionEventChanges::ofAuthorizer, change);
  }

  /** Removes the headers of the edge. */
  static void withoutForwarded(ObjectNode event) {
    for (String member : List.of("headers", "multiValueHeaders")) {
      event
          .withObjectProperty(member)
          .remove(
              List.of(
                  "X-Forwarded-For", "X-Forwarded-Port", "X-Forwarded-Proto", "X-Amzn-Trace-Id"));
    }
  }

  static boolean ofAuthorizer(JsonNode event) {
    return event.has("methodArn");
  }

  static JsonNode read(byte[] event) {
    try {
      return JSON.readTree(event);
    } catch (IOException notJson) {
      return JSON.missingNode();
    }
  }

  private static String type(JsonNode event) {
    return event.path("requestContext").path("eventType").asText();
  }

  private static UnaryOperator<Gateway.Builder> where(
      Predicate<JsonNode> wrong, Consumer<ObjectNode> change) {
    return PolicyReplacement.functions(
        right ->
            (function, event, async) ->
                right.invoke(function, changed(event, wrong, change), async));
  }

  private static byte[] changed(
      byte[] event, Predicate<JsonNode> wrong, Consumer<ObjectNode> change) {
    if (read(event) instanceof ObjectNode object && wrong.test(object)) {
      change.accept(object);
      return object.toString().getBytes(StandardCharsets.UTF_8);
    }
    return event;
  }
}
