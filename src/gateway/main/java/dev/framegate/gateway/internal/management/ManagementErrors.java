package dev.framegate.gateway.internal.management;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The error responses of the management API. SDKs read the type from the header. */
public final class ManagementErrors {
  private ManagementErrors() {}

  /** The connection does not exist (MGT-004). */
  public static ServerResponse gone() {
    return error(410, "GoneException", "The connection is gone.");
  }

  /** The address does not name a stage (MGT-011, URL-006). */
  public static ServerResponse forbidden() {
    return error(403, "ForbiddenException", "Forbidden");
  }

  /** The payload is over the limit (MGT-007). */
  static ServerResponse tooLarge(int bytes, int limit) {
    return error(
        413,
        "PayloadTooLargeException",
        "The payload has " + bytes + " bytes; at most " + limit + " are allowed.");
  }

  /** The client does not read (MGT-009). */
  static ServerResponse bufferFull() {
    return error(
        429, "LimitExceededException", "The client's buffer is full: it reads too slowly.");
  }

  static ServerResponse notText() {
    return error(
        400,
        "BadRequestException",
        "The payload is not UTF-8. Messages are text: send binary as base64.");
  }

  static ServerResponse wrongMethod(String method) {
    return error(
        403,
        "ForbiddenException",
        method + " is not an operation of a connection; use POST, GET or DELETE.");
  }

  /** The answer with a status that says why a message is not delivered: 410, 413 or 429. */
  public static ServerResponse of(int status) {
    return switch (status) {
      case 410 -> gone();
      case 413 -> error(413, "PayloadTooLargeException", "The payload is too large.");
      case 429 -> error(429, "LimitExceededException", "Too Many Requests");
      default -> throw new IllegalArgumentException("no answer of the management API: " + status);
    };
  }

  /** The answer of another error, which the service model does not name. */
  public static ServerResponse unavailable(String message) {
    return error(503, "ServiceUnavailableException", message);
  }

  static ServerResponse error(int status, String type, String message) {
    String body = JsonNodeFactory.instance.objectNode().put("message", message).toString();
    return new ServerResponse(
        status,
        Map.of("content-type", "application/json", "x-amzn-ErrorType", type),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
