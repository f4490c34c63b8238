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

/** Builds the request to a backend: address, parameters, headers and body. */
final class BackendRequestBuilder {
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

  private final BackendHeaderPolicy policy;

  BackendRequestBuilder(BackendHeaderPolicy policy) {
    this.policy = policy;
  }

  /**
   * @throws IllegalArgumentException if address, method or a header cannot be sent
   */
  HttpRequest of(IntegrationRequest request) {
    CompiledIntegration plan = request.plan();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address(plan, request.facts()))
            .timeout(plan.timeout().plus(ServerBounds.BACKEND_GRACE));
    headers(plan, request.facts()).forEach((name, value) -> header(builder, name, value));
    byte[] body = body(plan, request.payload());
    return builder
        .method(
            method(plan, body),
            body.length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static void header(HttpRequest.Builder builder, String name, String value) {
    if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      builder.setHeader(name, value);
    }
  }

  private static String method(CompiledIntegration plan, byte[] body) {
    String method = plan.method().toUpperCase(Locale.ROOT);
    if (method.equals("ANY")) {
      return body.length == 0 ? "GET" : "POST";
    }
    if (!METHOD.matcher(method).matches()) {
      throw new IllegalArgumentException("expected an HTTP method, but found \"" + method + '"');
    }
    return method;
  }

  private static byte[] body(CompiledIntegration plan, String payload) {
    return plan.decodesBase64()
        ? Base64.getDecoder().decode(payload)
        : payload.getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, String> headers(CompiledIntegration plan, EventData event) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(policy.of(event));
    if (!event.body().text().isEmpty()) {
      headers.put("Content-Type", "application/json");
    } else if (plan.type().proxy() && "CONNECT".equals(event.context().get("eventType"))) {
      event.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
    }
    for (ParameterMapping mapping : plan.parameters()) {
      String value = mapping.evaluate(event);
      if (mapping.target() == ParameterMapping.Target.HEADER && !value.isEmpty()) {
        headers.put(mapping.name(), value);
      }
    }
    return headers;
  }

  private static URI address(CompiledIntegration plan, EventData event) {
    String uri = StageVariables.fill(plan.uri(), event.stageVariables());
    StringBuilder query = new StringBuilder();
    if (plan.type().proxy()) {
      event.query().forEach((name, values) -> append(query, name, values));
    }
    for (ParameterMapping mapping : plan.parameters()) {
      String value = mapping.evaluate(event);
      switch (mapping.target()) {
        case PATH -> uri = uri.replace("{" + mapping.name() + "}", encode(value));
        case QUERYSTRING -> {
          if (!value.isEmpty()) {
            append(query, mapping.name(), List.of(value));
          }
        }
        case HEADER -> {}
      }
    }
    if (!query.isEmpty()) {
      uri += (uri.contains("?") ? "&" : "?") + query.substring(1);
    }
    return URI.create(uri);
  }

  private static void append(StringBuilder query, String name, List<String> values) {
    for (String value : values) {
      query.append('&').append(encode(name)).append('=').append(encode(value));
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
