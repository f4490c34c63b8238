package dev.framegate.gateway.internal.management;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.internal.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The error answers of the callback plane. SDKs read the type from the header. */
public final class Problems {
  private Problems() {}

  /** The connection is no more, or never was (MGT-004). */
  public static Answer gone() {
    return error(410, "GoneException", "The connection is gone.");
  }

  /** The address names nothing this gateway serves (MGT-011, URL-006). */
  public static Answer forbidden() {
    return error(403, "ForbiddenException", "Forbidden");
  }

  /** The payload is over the limit (MGT-007). */
  static Answer tooLarge(int bytes, int limit) {
    return error(
        413,
        "PayloadTooLargeException",
        "The payload has " + bytes + " bytes; at most " + limit + " are allowed.");
  }

  /** The client does not read (MGT-009). */
  static Answer bufferFull() {
    return error(
        429, "LimitExceededException", "The client's buffer is full: it reads too slowly.");
  }

  static Answer notText() {
    return error(
        400,
        "BadRequestException",
        "The payload is not UTF-8. Messages are text: send binary as base64.");
  }

  static Answer wrongMethod(String method) {
    return error(
        403,
        "ForbiddenException",
        method + " is not an operation of a connection; use POST, GET or DELETE.");
  }

  static Answer error(int status, String type, String message) {
    String body = JsonNodeFactory.instance.objectNode().put("message", message).toString();
    return new Answer(
        status,
        Map.of("content-type", "application/json", "x-amzn-ErrorType", type),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
