package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The client's half of the opening handshake (RFC 6455 section 4.2.1). */
final class UpgradeRequest {
  private static final int KEY_BYTES = 16;

  private UpgradeRequest() {}

  /** Whether a request asks for WebSocket, correctly or not. */
  static boolean isOne(HttpRequest head) {
    return head.headers().containsValue(HttpHeaderNames.UPGRADE, "websocket", true);
  }

  /** The error in the request, if any. */
  static Optional<ServerResponse> fault(HttpRequest head, int maxUrlCharacters) {
    HttpHeaders headers = head.headers();
    if (!head.method().equals(HttpMethod.GET)
        || !head.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
      return bad("An upgrade must be a GET of HTTP/1.1.");
    }
    if (!headers.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)) {
      return bad("The Connection header must contain Upgrade.");
    }
    if (HttpUtil.getContentLength(head, 0L) > 0 || HttpUtil.isTransferEncodingChunked(head)) {
      return bad("An upgrade must not have a body.");
    }
    if (head.uri().length() > maxUrlCharacters) {
      return Optional.of(EdgeErrors.urlTooLong(maxUrlCharacters));
    }
    if (!headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION).equals(List.of("13"))) {
      return Optional.of(EdgeErrors.wrongVersion());
    }
    List<String> keys = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    return keys.size() == 1 && isKey(keys.get(0))
        ? Optional.empty()
        : bad("Sec-WebSocket-Key must be 16 bytes in base64.");
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<ServerResponse> bad(String message) {
    return Optional.of(EdgeErrors.badRequest(message));
  }
}
