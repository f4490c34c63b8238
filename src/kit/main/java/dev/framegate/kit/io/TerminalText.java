package dev.framegate.kit.io;

/**
 * Text that a terminal shows and does not obey. Controls, line and paragraph separators, characters
 * without a shape of their own (such as those that turn the direction of text) and halves of
 * surrogate pairs are written as {@code \}{@code u} and four hexadecimal digits.
 */
public final class TerminalText {
  private TerminalText() {}

  /** All of it in one line. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  /** The same, but lines and tabs stay. */
  public static String lines(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t') {
                shown.appendCodePoint(c);
              } else {
                append(shown, c);
              }
            });
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    if (isShown(c)) {
      shown.appendCodePoint(c);
    } else {
      for (char unit : Character.toChars(c)) {
        shown.append(String.format("\\u%04x", (int) unit));
      }
    }
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
