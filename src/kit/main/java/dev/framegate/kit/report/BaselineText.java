package dev.framegate.kit.report;

import dev.framegate.kit.io.TerminalText;
import dev.framegate.kit.report.BaselineComparison.Change;
import dev.framegate.kit.report.BaselineComparison.Kind;
import java.util.List;

/** A comparison with a baseline for a terminal. */
public final class BaselineText {
  private BaselineText() {}

  public static String of(BaselineComparison comparison) {
    StringBuilder text = new StringBuilder(comparison.sentence()).append('\n');
    for (Kind kind : Kind.values()) {
      section(text, kind, comparison.of(kind));
    }
    return text.toString();
  }

  private static void section(StringBuilder text, Kind kind, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    text.append(
        "\n%s%s\n".formatted(Character.toUpperCase(first(kind)), kind.words().substring(1)));
    for (Change change : changes) {
      text.append(
          "  %s  %s\n"
              .formatted(
                  TerminalText.of(change.rule().id()), TerminalText.of(change.rule().statement())));
      if (kind == Kind.NEW || kind == Kind.UNDECIDED) {
        text.append("    ").append(change.verdicts()).append('\n');
        change
            .proof()
            .ifPresent(proof -> text.append("    ").append(TerminalText.of(proof)).append('\n'));
      }
    }
  }

  private static char first(Kind kind) {
    return kind.words().charAt(0);
  }
}
