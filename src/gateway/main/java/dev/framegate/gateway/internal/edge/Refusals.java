package dev.framegate.gateway.internal.edge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.internal.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers of the edge itself: the request never reached a plane. */
final class Refusals {
  private Refusals() {}

  static Answer upgradeRequired() {
    return of(
        426,
        "UpgradeRequiredException",
        "This is a WebSocket endpoint: connect with an upgrade request.",
        Map.of("upgrade", "websocket"));
  }

  static Answer wrongVersion() {
    return of(
        426,
        "UpgradeRequiredException",
        "Sec-WebSocket-Version must be 13.",
        Map.of("sec-websocket-version", "13", "upgrade", "websocket"));
  }

  static Answer badRequest(String message) {
    return of(400, "BadRequestException", message, Map.of());
  }

  static Answer urlTooLong(int limit) {
    return of(414, "RequestUriTooLongException", "The URL is longer than " + limit + ".", Map.of());
  }

  static Answer headersTooLarge() {
    return of(431, "RequestHeaderFieldsTooLargeException", "The headers are too large.", Map.of());
  }

  static Answer bodyTooLarge(int limit) {
    return of(
        413, "PayloadTooLargeException", "The body is larger than " + limit + " bytes.", Map.of());
  }

  static Answer requestTimeout() {
    return of(408, "RequestTimeoutException", "The request did not arrive in time.", Map.of());
  }

  static Answer unknownExpectation() {
    return of(417, "ExpectationFailedException", "Only 100-continue is understood.", Map.of());
  }

  static Answer notFound(String path) {
    return of(
        404,
        "NotFoundException",
        "Nothing is served at "
            + path
            + ". The control plane is at /v2/, stages are at"
            + " /_aws/execute-api/{apiId}/{stage}.",
        Map.of());
  }

  static Answer busy() {
    return of(429, "TooManyRequestsException", "Too Many Requests", Map.of("retry-after", "1"));
  }

  static Answer connectTimeout() {
    return of(504, "GatewayTimeoutException", "$connect did not end in time.", Map.of());
  }

  static Answer internalError() {
    return of(500, "InternalServerErrorException", "Internal server error", Map.of());
  }

  private static Answer of(int status, String type, String message, Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put("content-type", "application/json");
    headers.put("x-amzn-ErrorType", type);
    String body = JsonNodeFactory.instance.objectNode().put("message", message).toString();
    return new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
