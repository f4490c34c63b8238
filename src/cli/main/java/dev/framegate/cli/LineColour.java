package dev.framegate.cli;

import java.io.Console;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * The colours of lines on a terminal, by how they begin. They are added after everything that could
 * control the terminal has been taken out of a line.
 */
enum LineColour {
  GOOD("32", "Conforms\\b"),
  BAD("31", "(Does not conform|Nothing was tried|Broken$|Failed by the kit's own fault$)"),
  OPEN(
      "33",
      "(No verdict|Not a conformance run|Inconclusive$|Flaky$|Declared deviations to change$|"
          + "Left on the target)"),
  RULE("1", "  [A-Z]{3}-\\d+[a-z]?  ");

  private final String code;
  private final Pattern beginning;

  LineColour(String code, String beginning) {
    this.code = code;
    this.beginning = Pattern.compile(beginning);
  }

  /**
   * Whether a process writes to a terminal that shows colours: one that is none, {@code NO_COLOR}
   * (https://no-color.org) and {@code TERM=dumb} say no.
   */
  static boolean areShown(
      @Nullable Console console, @Nullable String noColor, @Nullable String terminal) {
    return console != null && (noColor == null || noColor.isEmpty()) && !"dumb".equals(terminal);
  }

  /** As {@link #areShown(Console, String, String)}, for this process. */
  static boolean areShown() {
    return areShown(System.console(), System.getenv("NO_COLOR"), System.getenv("TERM"));
  }

  /** For picocli. */
  static Ansi ansi(boolean colours) {
    return colours ? Ansi.ON : Ansi.OFF;
  }

  /** A line with its colour, if it has one. Of a line that names a rule, its id is bold. */
  static String of(String line) {
    for (LineColour colour : values()) {
      var found = colour.beginning.matcher(line);
      if (found.lookingAt()) {
        int end = colour == RULE ? found.end() : line.stripTrailing().length();
        return "\u001b[%sm%s\u001b[0m%s"
            .formatted(colour.code, line.substring(0, end), line.substring(end));
      }
    }
    return line;
  }
}
