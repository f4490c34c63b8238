package dev.framegate.kit.wire;

import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The request that asks for a WebSocket, and what its answer must hold (RFC 6455, section 4.1). */
final class ClientHandshake {
  private static final String USER_AGENT = "framegate";

  private final FullHttpRequest request;

  ClientHandshake(URI url, HandshakeOptions options) {
    String path = url.getRawPath();
    String target =
        (path == null || path.isEmpty() ? "/" : path)
            + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
    HttpHeaders headers = request.headers();
    regular(url, options).forEach(headers::set);
    options.omitted().forEach(headers::remove);
    options.headers().forEach(header -> headers.remove(header.name()));
    options.headers().forEach(header -> headers.add(header.name(), header.value()));
  }

  private static Map<String, String> regular(URI url, HandshakeOptions options) {
    byte[] nonce = new byte[16];
    ThreadLocalRandom.current().nextBytes(nonce);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()));
    headers.put("Upgrade", "websocket");
    headers.put("Connection", "Upgrade");
    headers.put("Sec-WebSocket-Key", Base64.getEncoder().encodeToString(nonce));
    headers.put("Sec-WebSocket-Version", "13");
    headers.put("User-Agent", USER_AGENT);
    if (!options.subprotocols().isEmpty()) {
      headers.put("Sec-WebSocket-Protocol", String.join(", ", options.subprotocols()));
    }
    return headers;
  }

  FullHttpRequest request() {
    return request;
  }

  Map<String, List<String>> requestHeaders() {
    return map(request.headers());
  }

  /** What is wrong with an answer of status 101. */
  Optional<String> problem(HttpResponse answer) {
    HttpHeaders headers = answer.headers();
    if (!headers.containsValue("Upgrade", "websocket", true)) {
      return Optional.of(
          "expected the header Upgrade: websocket, got " + said(headers.get("Upgrade")));
    }
    if (!headers.containsValue("Connection", "upgrade", true)) {
      return Optional.of(
          "expected the header Connection: Upgrade, got " + said(headers.get("Connection")));
    }
    String expected =
        WebSocketAccept.accept(String.valueOf(request.headers().get("Sec-WebSocket-Key")));
    String got = headers.get("Sec-WebSocket-Accept");
    return expected.equals(got == null ? null : got.trim())
        ? Optional.empty()
        : Optional.of("expected Sec-WebSocket-Accept: " + expected + ", got " + said(got));
  }

  static Map<String, List<String>> map(HttpHeaders headers) {
    // Names compare without case, and the first spelling stays.
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, List<String>> inOrder = new LinkedHashMap<>();
    headers.forEach(
        header ->
            byName
                .computeIfAbsent(
                    header.getKey(),
                    name -> {
                      List<String> values = new ArrayList<>();
                      inOrder.put(name, values);
                      return values;
                    })
                .add(header.getValue()));
    return inOrder;
  }

  private static String said(@Nullable String value) {
    return value == null ? "none" : value;
  }
}
