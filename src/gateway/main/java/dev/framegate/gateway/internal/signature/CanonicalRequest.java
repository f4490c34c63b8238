package dev.framegate.gateway.internal.signature;

import dev.framegate.gateway.internal.http.ServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** The canonical form of a request, which is signed. */
final class CanonicalRequest {
  private CanonicalRequest() {}

  static String of(ServerRequest call, RequestSignature signature) {
    return String.join(
        "\n",
        call.method(),
        path(call.path()),
        query(call, signature),
        headers(call, signature),
        String.join(";", signature.signedHeaders()),
        SigningHash.hexOf(call.body()));
  }

  /**
   * Dots resolved, then encoded once more on top of what is on the wire: as all services but S3 do.
   */
  static String path(String raw) {
    Deque<String> kept = new ArrayDeque<>();
    for (String segment : raw.split("/", -1)) {
      if (segment.equals("..")) {
        kept.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        kept.addLast(encode(segment));
      }
    }
    boolean slash = raw.endsWith("/") && !kept.isEmpty();
    return "/" + String.join("/", kept) + (slash ? "/" : "");
  }

  private static String query(ServerRequest call, RequestSignature signature) {
    List<String> pairs = new ArrayList<>();
    call.query()
        .forEach(
            (name, values) -> {
              if (!signature.inQuery() || !name.equals(RequestSignature.SIGNATURE_PARAMETER)) {
                values.forEach(value -> pairs.add(encode(name) + "=" + encode(value)));
              }
            });
    // By name first: as text, '=' would put "a-b" before "a".
    pairs.sort(
        (a, b) -> {
          int names = name(a).compareTo(name(b));
          return names == 0 ? a.compareTo(b) : names;
        });
    return String.join("&", pairs);
  }

  private static String name(String pair) {
    return pair.substring(0, pair.indexOf('='));
  }

  private static String headers(ServerRequest call, RequestSignature signature) {
    return signature.signedHeaders().stream()
        .map(name -> name + ":" + values(call, name) + "\n")
        .collect(Collectors.joining());
  }

  private static String values(ServerRequest call, String name) {
    return call.headers().getOrDefault(name, List.of()).stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }

  /** RFC 3986: all but letters, digits and {@code -._~}. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
