package dev.framegate.gateway.internal.event;

import dev.framegate.gateway.internal.limits.ServerBounds;

/**
 * An expression or path that cannot be parsed. The message contains the position, what was expected
 * and what was found.
 */
public final class ExpressionException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int position;
  private final String expected;

  ExpressionException(String source, int position, String expected) {
    super(
        "expected %s at position %d of \"%s\", but found %s"
            .formatted(expected, position, quoted(source), found(source, position)));
    this.position = position;
    this.expected = expected;
  }

  /** Counted from 0. */
  public int position() {
    return position;
  }

  public String expected() {
    return expected;
  }

  /** Clients receive the message, so long expressions are cut. */
  private static String quoted(String source) {
    return source.length() > ServerBounds.QUOTED_CHARACTERS
        ? source.substring(0, ServerBounds.QUOTED_CHARACTERS) + "..."
        : source;
  }

  private static String found(String source, int position) {
    if (position >= source.length()) {
      return "the end";
    }
    String rest = source.substring(position);
    return '"' + (rest.length() > 20 ? rest.substring(0, 20) + "..." : rest) + '"';
  }
}
