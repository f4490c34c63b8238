package dev.framegate.gateway.internal.edge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors for requests that reach none of the APIs. */
final class EdgeErrors {
  private static final int QUOTED = 100;

  private EdgeErrors() {}

  static ServerResponse upgradeRequired() {
    return of(
        426,
        "UpgradeRequiredException",
        "This is a WebSocket endpoint: connect with an upgrade request.",
        Map.of("upgrade", "websocket"));
  }

  static ServerResponse wrongVersion() {
    return of(
        426,
        "UpgradeRequiredException",
        "Sec-WebSocket-Version must be 13.",
        Map.of("sec-websocket-version", "13", "upgrade", "websocket"));
  }

  static ServerResponse badRequest(String message) {
    return of(400, "BadRequestException", message, Map.of());
  }

  static ServerResponse foreignHost(String host) {
    return of(
        403,
        "ForbiddenException",
        "The host %s is not one of this server's names. Use 127.0.0.1 or localhost, or allow the"
                .formatted(start(host))
            + " name: serve --allow-host NAME.",
        Map.of());
  }

  static ServerResponse foreignOrigin(String origin) {
    return of(
        403,
        "ForbiddenException",
        "Requests from pages of %s are refused here. Allow the origin if they should not be: serve"
                .formatted(start(origin))
            + " --allow-origin ORIGIN.",
        Map.of());
  }

  private static String start(String text) {
    return text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text;
  }

  static ServerResponse urlTooLong(int limit) {
    return of(414, "RequestUriTooLongException", "The URL is longer than " + limit + ".", Map.of());
  }

  static ServerResponse headersTooLarge() {
    return of(431, "RequestHeaderFieldsTooLargeException", "The headers are too large.", Map.of());
  }

  static ServerResponse bodyTooLarge(int limit) {
    return of(
        413, "PayloadTooLargeException", "The body is larger than " + limit + " bytes.", Map.of());
  }

  static ServerResponse requestTimeout() {
    return of(408, "RequestTimeoutException", "The request did not arrive in time.", Map.of());
  }

  static ServerResponse versionNotSupported() {
    return of(
        505,
        "HttpVersionNotSupportedException",
        "Only HTTP/1.1 and HTTP/1.0 are spoken.",
        Map.of());
  }

  static ServerResponse unknownExpectation() {
    return of(417, "ExpectationFailedException", "Only 100-continue is understood.", Map.of());
  }

  static ServerResponse notFound(String path) {
    return of(
        404,
        "NotFoundException",
        "Nothing is served at "
            + path
            + ". The console is at /_framegate/console, the control plane at /v2/, stages are at"
            + " /_aws/execute-api/{apiId}/{stage}.",
        Map.of());
  }

  static ServerResponse busy() {
    return of(429, "TooManyRequestsException", "Too Many Requests", Map.of("retry-after", "1"));
  }

  static ServerResponse connectTimeout() {
    return of(504, "GatewayTimeoutException", "$connect did not end in time.", Map.of());
  }

  static ServerResponse internalError() {
    return of(500, "InternalServerErrorException", "Internal server error", Map.of());
  }

  private static ServerResponse of(
      int status, String type, String message, Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put("content-type", "application/json");
    headers.put("x-amzn-ErrorType", type);
    String body = JsonNodeFactory.instance.objectNode().put("message", message).toString();
    return new ServerResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
