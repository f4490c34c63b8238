package dev.framegate.kit.report;

/**
 * Builds a page. Every value goes through {@link #text} or an attribute, which escape; only the
 * kit's own markup is literal.
 */
final class Html {
  private final StringBuilder out = new StringBuilder(1 << 16);

  /** The kit's own markup, as it is. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values by turns
   */
  Html open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      text(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String element) {
    out.append("</").append(element).append('>');
    return this;
  }

  /** A whole element with nothing but text in it. */
  Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  /** Text, escaped for content and for quoted attributes. What no page may hold is replaced. */
  Html text(String text) {
    text.codePoints().forEach(this::character);
    return this;
  }

  private void character(int c) {
    switch (c) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t' -> out.append((char) c);
      default -> out.appendCodePoint(shown(c));
    }
  }

  /** Control characters by their pictures; what turns the direction of text is made visible. */
  private static int shown(int c) {
    if (c < 0x20) {
      return 0x2400 + c;
    }
    if (c == 0x7F) {
      return 0x2421;
    }
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return surrogate || turns || (c >= 0x80 && c < 0xA0) ? 0xFFFD : c;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
