package dev.framegate.kit.weather;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The custom domain names of the service: when each can be used, and what is mapped. */
final class DomainNames {
  private static final Pattern NAME = Pattern.compile("\"domainName\" *: *\"([^\"]+)\"");
  private static final Pattern API = Pattern.compile("\"apiId\" *: *\"([^\"]+)\"");

  private final Weather weather;
  private final Map<String, Long> usable = new ConcurrentHashMap<>();
  private final Set<String> mapped = ConcurrentHashMap.newKeySet();

  DomainNames(Weather weather) {
    this.weather = weather;
  }

  /** A call that succeeded. */
  void done(HttpMessage call) {
    if (!call.method().equals("POST")) {
      return;
    }
    Matcher name = NAME.matcher(call.text());
    if (call.path().equals("/v2/domainnames") && name.find()) {
      usable.put(
          name.group(1).replace("*.", "").toLowerCase(Locale.ROOT),
          System.nanoTime() + weather.domain().toNanos());
    }
    Matcher api = API.matcher(call.text());
    if (call.path().endsWith("/apimappings") && api.find()) {
      mapped.add(api.group(1));
    }
  }

  /** Whether the client asks for a domain name that cannot be used yet. */
  boolean tooEarly(HttpMessage request) {
    return usable.entrySet().stream()
        .anyMatch(
            name -> host(request).endsWith(name.getKey()) && System.nanoTime() < name.getValue());
  }

  /** Whether only the front end with the control plane serves this. */
  boolean isFor(HttpMessage request) {
    return usable.keySet().stream().anyMatch(host(request)::endsWith)
        || mapped.stream().anyMatch(request.path()::contains);
  }

  private static String host(HttpMessage request) {
    return request.host().replaceFirst(":\\d+$", "");
  }
}
