package dev.framegate.gateway.internal.event;

import dev.framegate.gateway.internal.limits.ServerBounds;

/**
 * An expression or a path that cannot be parsed: where, what was expected and what stands there.
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

  /** A client may send a very long one, and gets the message back. */
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
