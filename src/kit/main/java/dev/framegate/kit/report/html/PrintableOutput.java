package dev.framegate.kit.report.html;

import gg.jte.TemplateOutput;

/**
 * Collects a page, and replaces what no page may hold: control characters become their pictures,
 * what changes the direction of text becomes U+FFFD.
 */
final class PrintableOutput implements TemplateOutput {
  private final StringBuilder page = new StringBuilder(1 << 16);

  @Override
  public void writeContent(String text) {
    writeContent(text, 0, text.length());
  }

  @Override
  public void writeContent(String text, int from, int to) {
    int kept = from;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F) {
        continue;
      }
      int point = text.codePointAt(i);
      int end = i + Character.charCount(point);
      int shown = shown(point);
      if (shown != point) {
        page.append(text, kept, i).appendCodePoint(shown);
        kept = end;
      }
      i = end - 1;
    }
    page.append(text, kept, to);
  }

  private static int shown(int c) {
    if (c == '\n' || c == '\t') {
      return c;
    }
    if (c < 0x20) {
      return 0x2400 + c;
    }
    if (c == 0x7F) {
      return 0x2421;
    }
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return surrogate || direction || (c >= 0x80 && c < 0xA0) ? 0xFFFD : c;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
