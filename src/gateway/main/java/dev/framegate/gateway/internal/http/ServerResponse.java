package dev.framegate.gateway.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An HTTP response. The server adds {@code content-length} and {@code date}.
 *
 * @param headers names as they are sent
 * @param body bytes, empty for none
 */
public record ServerResponse(int status, Map<String, String> headers, byte[] body) {

  public static ServerResponse of(int status) {
    return new ServerResponse(status, Map.of(), new byte[0]);
  }

  public static ServerResponse json(int status, String json) {
    return new ServerResponse(
        status, Map.of("content-type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
