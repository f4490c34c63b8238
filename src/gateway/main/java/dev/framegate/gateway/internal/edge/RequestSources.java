package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.http.ServerResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where requests for the server's own planes may come from. A web page can send requests to a
 * server on its user's machine, and a page whose name resolves to that machine can read the
 * answers; neither is a client of this server.
 *
 * @param hosts names of this server, or wildcards such as {@code *.example.com} besides {@code
 *     localhost}, those below it, the names that AWS gives the control plane, and IP addresses
 * @param origins of pages that may use the planes, such as {@code http://localhost:3000}
 */
public record RequestSources(Set<String> hosts, Set<String> origins) {
  /** The server's own names and its own pages. */
  public static final RequestSources OWN = new RequestSources(Set.of(), Set.of());

  private static final Pattern IP_ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]");
  private static final String SITE = "sec-fetch-site";

  public RequestSources {
    hosts = hosts.stream().map(RequestSources::lowerCase).collect(Collectors.toUnmodifiableSet());
    origins =
        origins.stream().map(RequestSources::lowerCase).collect(Collectors.toUnmodifiableSet());
  }

  public RequestSources withHost(String host) {
    return new RequestSources(with(hosts, host), origins);
  }

  public RequestSources withOrigin(String origin) {
    return new RequestSources(hosts, with(origins, origin));
  }

  private static Set<String> with(Set<String> set, String more) {
    Set<String> all = new java.util.HashSet<>(set);
    all.add(more);
    return all;
  }

  /**
   * Whether a name means this server.
   *
   * @param host without port; an IPv6 address in brackets
   */
  public boolean isOwn(String host) {
    String name = lowerCase(host);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || hosts.contains(name)
        || AccountRegion.ofControlHost(name).isPresent()
        || hosts.contains("*" + name.substring(Math.max(0, name.indexOf('.'))))
        || IP_ADDRESS.matcher(name).matches();
  }

  /** The refusal of a request for the control plane or the server's own pages, if it is foreign. */
  Optional<ServerResponse> refusal(HttpRequest head) {
    String host = RequestInProgress.host(head);
    // Only HTTP/1.0 may leave it out, and no browser does.
    return host.isEmpty() || isOwn(host)
        ? foreignPage(head)
        : Optional.of(EdgeErrors.foreignHost(host));
  }

  /** The refusal of a request that a page of another origin sends, whatever its host. */
  Optional<ServerResponse> foreignPage(HttpRequest head) {
    HttpHeaders headers = head.headers();
    List<String> from = headers.getAll(HttpHeaderNames.ORIGIN);
    if (!from.isEmpty()) {
      return from.size() == 1 && (isSameOrigin(from.get(0), headers) || isAllowed(from.get(0)))
          ? Optional.empty()
          : Optional.of(EdgeErrors.foreignOrigin(from.get(0)));
    }
    return headers.containsValue(SITE, "cross-site", true)
        ? Optional.of(EdgeErrors.foreignOrigin("another site"))
        : Optional.empty();
  }

  /** The answer to a browser that asks whether a page of an allowed origin may send a request. */
  Optional<ServerResponse> preflight(HttpRequest head) {
    boolean asks =
        head.method().equals(HttpMethod.OPTIONS)
            && head.headers().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD)
            && isAllowed(head.headers().get(HttpHeaderNames.ORIGIN, ""));
    return asks
        ? Optional.of(
            new ServerResponse(
                204,
                Map.of(
                    "access-control-allow-methods",
                    "GET, POST, PUT, PATCH, DELETE",
                    "access-control-allow-headers",
                    head.headers()
                        .get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS, "content-type")),
                new byte[0]))
        : Optional.empty();
  }

  /** An answer that the page of an allowed origin may read; others get it unchanged. */
  ServerResponse readable(ServerResponse answer, String origin) {
    if (!isAllowed(origin)) {
      return answer;
    }
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    headers.put("access-control-allow-origin", origin);
    headers.put("access-control-expose-headers", "x-amzn-ErrorType, x-amzn-RequestId");
    headers.put("vary", "Origin");
    return new ServerResponse(answer.status(), headers, answer.body());
  }

  private boolean isAllowed(String origin) {
    return origins.contains(lowerCase(origin));
  }

  private static boolean isSameOrigin(String origin, HttpHeaders headers) {
    String host = lowerCase(headers.get(HttpHeaderNames.HOST, ""));
    return !host.isEmpty()
        && (lowerCase(origin).equals("http://" + host)
            || lowerCase(origin).equals("https://" + host));
  }

  /** Whether a custom domain name, which may be a wildcard, would take the place of this server. */
  public boolean isHiddenBy(String domainName) {
    String name = lowerCase(domainName);
    return name.equals("localhost")
        || name.endsWith(".amazonaws.com")
        || IP_ADDRESS.matcher(name).matches()
        || hosts.contains(name)
        || name.startsWith("*.") && hosts.stream().anyMatch(own -> own.endsWith(name.substring(1)));
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
