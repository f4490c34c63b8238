package dev.framegate.gateway.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, read to its end.
 *
 * @param method upper-case verb
 * @param path raw (still percent-encoded) path without the query, starting with a slash
 * @param query decoded parameters, in the order they came
 * @param headers lower-case names
 * @param body bytes, empty where there was none
 */
public record ServerRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    byte[] body) {

  /** The first value of a header, by its lower-case name. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The first value of a query parameter. */
  public Optional<String> parameter(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
