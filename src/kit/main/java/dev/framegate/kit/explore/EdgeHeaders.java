package dev.framegate.kit.explore;

import java.util.Map;

/** The headers that the edge adds to a handshake: MSG-041b, INT-013a and CON-020a. */
final class EdgeHeaders {
  /** Regular expressions by the name of a header. */
  static final Map<String, String> PATTERNS =
      Map.of(
          "X-Forwarded-For", "[0-9a-f.:]+(, ?[0-9a-f.:]+)*",
          "X-Forwarded-Port", "[0-9]+",
          "X-Forwarded-Proto", "https?",
          "X-Amzn-Trace-Id", "Root=1-[0-9a-f]{8}-[0-9a-f]{24}.*");

  private EdgeHeaders() {}
}
