package dev.framegate.gateway.internal.signature;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.integration.ServiceSigner;
import dev.framegate.gateway.settings.AccessKey;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Signs requests to AWS services with Signature Version 4, in headers. */
public final class Sigv4ServiceSigner implements ServiceSigner {
  private static final String DATE = "x-amz-date";
  private static final int DAY = "yyyyMMdd".length();

  private final Clock clock;

  /**
   * @param clock that the service agrees with, so one that is not advanced
   */
  public Sigv4ServiceSigner(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Map<String, String> sign(ServiceRequest request, AccessKey key) {
    String timestamp = SignatureCheck.TIMESTAMP.format(clock.instant());
    Map<String, List<String>> headers = signed(request.headers());
    headers.put("host", List.of(host(request.address())));
    headers.put(DATE, List.of(timestamp));
    RequestSignature.Scope scope =
        new RequestSignature.Scope(
            key.id(),
            timestamp.substring(0, DAY),
            request.region(),
            request.service(),
            SignatureCheck.END);
    List<String> names = List.copyOf(headers.keySet());
    RequestSignature unsigned =
        new RequestSignature(scope, timestamp, names, "", Optional.empty(), false);
    String path = request.address().getRawPath();
    String canonical =
        CanonicalRequest.of(
            new ServerRequest(
                request.method(),
                path.isEmpty() ? "/" : path,
                query(request.address()),
                headers,
                request.body()),
            unsigned);
    return Map.of(
        "X-Amz-Date",
        timestamp,
        "Authorization",
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                RequestSignature.ALGORITHM,
                key.id(),
                scope.text(),
                String.join(";", names),
                new SigningKey(key.secret(), scope).sign(unsigned.stringToSign(canonical))));
  }

  /** The type of the content and AWS's own headers; proxies may change the others. */
  private static Map<String, List<String>> signed(Map<String, String> headers) {
    Map<String, List<String>> signed = new TreeMap<>();
    headers.forEach(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (lower.equals("content-type") || lower.startsWith("x-amz-")) {
            signed.put(lower, List.of(value));
          }
        });
    return signed;
  }

  /** As the HTTP client sends it: without the port that is the scheme's own. */
  private static String host(URI address) {
    int own = address.getScheme().equals("https") ? 443 : 80;
    return address.getPort() < 0 || address.getPort() == own
        ? address.getHost()
        : address.getHost() + ":" + address.getPort();
  }

  private static Map<String, List<String>> query(URI address) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (address.getRawQuery() != null) {
      for (String pair : address.getRawQuery().split("&", -1)) {
        int equals = pair.indexOf('=');
        query
            .computeIfAbsent(
                decode(equals < 0 ? pair : pair.substring(0, equals)), name -> new ArrayList<>())
            .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
