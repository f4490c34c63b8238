package dev.framegate.kit.cassette;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.io.BoundedJson;
import dev.framegate.kit.io.Redaction;
import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.wire.RecordingEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request without what may differ between a recording and its replay: ports of this machine, the
 * order of JSON members, a handshake's key, signatures, and headers that a client adds by itself.
 *
 * @param body a JSON value, a text, or base64
 */
record NormalizedRequest(
    String method, String host, String target, Map<String, List<String>> headers, Object body) {
  private static final Pattern SIGNED = Pattern.compile("(?i)authorization|x-amz-.*");
  private static final Pattern SIGNED_QUERY = Pattern.compile("(?i)[?&]X-Amz-[^&=]*=[^&]*");
  private static final Set<String> OF_ANY_CLIENT =
      Set.of("host", "user-agent", "accept-encoding", "content-length");
  private static final Set<String> OF_CALLERS = Set.of("connection", "accept");
  private static final Set<String> OF_ORDINARY =
      Set.of(
          "connection",
          "upgrade",
          "sec-websocket-key",
          "sec-websocket-version",
          "sec-websocket-extensions");
  private static final String KEY = "sec-websocket-key";
  private static final int NONCE = 16;

  static NormalizedRequest of(RecordingEvent.Asked asked) {
    URI url = URI.create(asked.url());
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    String host =
        asked.client() == RecordingEvent.Client.EXACT
            ? value(asked.headers(), "host").orElse("")
            : String.valueOf(url.getRawAuthority());
    return of(asked.client(), asked.method(), host, target, asked.headers(), asked.body());
  }

  static NormalizedRequest of(
      RecordingEvent.Client client,
      String method,
      String host,
      String target,
      Map<String, List<String>> headers,
      byte[] body) {
    return new NormalizedRequest(
        method,
        ReplayHost.common(host),
        ReplayHost.portless(SIGNED_QUERY.matcher(target).replaceAll("")),
        chosen(client, headers),
        content(body));
  }

  private static Map<String, List<String>> chosen(
      RecordingEvent.Client client, Map<String, List<String>> headers) {
    Map<String, List<String>> chosen = new TreeMap<>();
    Redaction.BY_NAME
        .headers(headers)
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!ofClient(client, lower) && !SIGNED.matcher(lower).matches()) {
                chosen
                    .computeIfAbsent(lower, any -> new ArrayList<>())
                    .addAll(
                        lower.equals(KEY)
                            ? values.stream().map(NormalizedRequest::key).toList()
                            : values);
              }
            });
    return chosen;
  }

  private static boolean ofClient(RecordingEvent.Client client, String header) {
    return OF_ANY_CLIENT.contains(header)
        || client == RecordingEvent.Client.CALLER && OF_CALLERS.contains(header)
        || client == RecordingEvent.Client.ORDINARY && OF_ORDINARY.contains(header);
  }

  /** Good keys are all alike. */
  private static String key(String key) {
    try {
      return Base64.getDecoder().decode(key).length == NONCE ? "a key" : key;
    } catch (IllegalArgumentException e) {
      return key;
    }
  }

  private static Object content(byte[] body) {
    Optional<String> text = JsonBytes.text(body).map(ReplayHost::portless);
    if (text.isEmpty()) {
      return Base64.getEncoder().encodeToString(body);
    }
    try {
      JsonNode json = BoundedJson.read(text.get());
      return json == null || json.isMissingNode() ? text.get() : json;
    } catch (JsonProcessingException e) {
      return text.get();
    }
  }

  private static Optional<String> value(Map<String, List<String>> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }

  /** One line for messages. */
  @Override
  public String toString() {
    String said = String.valueOf(body);
    return "%s %s%s%s"
        .formatted(
            method,
            target,
            headers.isEmpty() || method.equals("POST") || method.equals("PATCH")
                ? ""
                : " with the headers " + headers,
            said.isEmpty() ? "" : " with " + WellFormedText.shortened(said, 300, "…"));
  }
}
