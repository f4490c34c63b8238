package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A request to a backend while it is put together: address, query and headers. */
final class OutgoingRequest {
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");

  /** Headers that the HTTP client sets and does not accept. */
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private final StringBuilder query = new StringBuilder();
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private String address;

  OutgoingRequest(String address) {
    this.address = address;
  }

  void header(String name, String value) {
    if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      headers.put(name, value);
    }
  }

  void query(String name, List<String> values) {
    for (String value : values) {
      query(encode(name) + "=" + encode(value));
    }
  }

  /** Adds encoded parameters; a leading {@code &} is not needed. */
  void query(String encoded) {
    query.append(encoded.isEmpty() || encoded.startsWith("&") ? "" : "&").append(encoded);
  }

  /** Sets what the mapped parameters have values for; path variables without one become empty. */
  void map(List<ParameterMapping> parameters, EventData event) {
    for (ParameterMapping mapping : parameters) {
      String value = mapping.evaluate(event);
      if (mapping.target() == ParameterMapping.Target.PATH) {
        address = address.replace("{" + mapping.name() + "}", encode(value));
      } else if (!value.isEmpty()) {
        if (mapping.target() == ParameterMapping.Target.QUERYSTRING) {
          query(mapping.name(), List.of(value));
        } else {
          header(mapping.name(), value);
        }
      }
    }
  }

  /**
   * @throws IllegalArgumentException if it is no address
   */
  URI address() {
    return query.isEmpty()
        ? URI.create(address)
        : URI.create(address + (address.contains("?") ? "&" : "?") + query.substring(1));
  }

  Map<String, String> headers() {
    return headers;
  }

  /**
   * The request with a method and a body.
   *
   * @throws IllegalArgumentException if address, method or a header cannot be sent
   */
  HttpRequest build(CompiledIntegration plan, byte[] body) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address()).timeout(plan.timeout().plus(ServerBounds.BACKEND_GRACE));
    headers.forEach(builder::setHeader);
    return builder
        .method(
            method(plan, body),
            body.length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  /** The method of a plan, for a body. */
  static String method(CompiledIntegration plan, byte[] body) {
    String method = plan.method().toUpperCase(Locale.ROOT);
    if (method.equals("ANY")) {
      return body.length == 0 ? "GET" : "POST";
    }
    if (!METHOD.matcher(method).matches()) {
      throw new IllegalArgumentException("expected an HTTP method, but found \"" + method + '"');
    }
    return method;
  }

  /** The bytes of a payload, which a plan may decode. */
  static byte[] body(CompiledIntegration plan, String payload) {
    return plan.decodesBase64()
        ? Base64.getDecoder().decode(payload)
        : payload.getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
