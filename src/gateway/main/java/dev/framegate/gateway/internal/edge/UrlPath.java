package dev.framegate.gateway.internal.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A path in its decoded segments.
 *
 * @param trailingSlash whether it ended with a slash after a segment
 */
public record UrlPath(List<String> segments, boolean trailingSlash) {
  public UrlPath {
    segments = List.copyOf(segments);
  }

  /**
   * @param raw still percent-encoded, starting with a slash
   * @throws IllegalArgumentException when an escape is malformed
   */
  static UrlPath parse(String raw) {
    String[] parts = raw.substring(1).split("/", -1);
    boolean slash = parts[parts.length - 1].isEmpty();
    List<String> segments =
        Arrays.stream(parts, 0, slash ? parts.length - 1 : parts.length)
            .map(UrlPath::decode)
            .toList();
    return new UrlPath(segments, slash && !segments.isEmpty());
  }

  /** The segments after a prefix, when the path begins with it. */
  Optional<List<String>> after(String... prefix) {
    boolean begins =
        segments.size() >= prefix.length
            && segments.subList(0, prefix.length).equals(Arrays.asList(prefix));
    return begins
        ? Optional.of(segments.subList(prefix.length, segments.size()))
        : Optional.empty();
  }

  private static String decode(String segment) {
    // In a path a plus is a plus; URLDecoder speaks of forms.
    return segment.indexOf('%') < 0
        ? segment
        : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
