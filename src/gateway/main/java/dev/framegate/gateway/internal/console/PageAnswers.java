package dev.framegate.gateway.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.Map;
import java.util.OptionalLong;

/** The answers of the console's pages: JSON that no cache keeps. */
final class PageAnswers {
  private PageAnswers() {}

  static ServerResponse json(JsonNode body) {
    return with(200, body);
  }

  static ServerResponse refused(int status, String message) {
    return with(status, JsonNodeFactory.instance.objectNode().put("message", message));
  }

  private static ServerResponse with(int status, JsonNode body) {
    ServerResponse json = ServerResponse.json(status, body.toString());
    return new ServerResponse(
        status,
        Map.of(
            "content-type",
            "application/json",
            "cache-control",
            "no-store",
            "x-content-type-options",
            "nosniff"),
        json.body());
  }

  /** A parameter that is a number of no more than 18 digits; empty if absent or anything else. */
  static OptionalLong number(ServerRequest call, String name) {
    String text = call.parameter(name).orElse("");
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }
}
