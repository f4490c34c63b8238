package dev.framegate.kit.report;

/** Text that a terminal shows and does not obey: a target's bytes may hold escape sequences. */
final class TerminalText {
  private TerminalText() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}
