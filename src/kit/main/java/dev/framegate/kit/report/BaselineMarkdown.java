package dev.framegate.kit.report;

import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.report.BaselineComparison.Change;
import dev.framegate.kit.report.BaselineComparison.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A comparison with a baseline for a comment on a pull request. */
public final class BaselineMarkdown {
  /** What would be markup; a target chooses the text of proofs. */
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>()#+!|~@&]");

  private BaselineMarkdown() {}

  /** Writes the comparison to a file. */
  public static void write(BaselineComparison comparison, Path file) throws IOException {
    WellFormedText.write(file, of(comparison));
  }

  static String of(BaselineComparison comparison) {
    StringBuilder text = new StringBuilder("### Framegate\n\n");
    text.append("**").append(comparison.sentence()).append("**\n");
    for (Kind kind : Kind.values()) {
      section(text, kind, comparison.of(kind));
    }
    return text.toString();
  }

  private static void section(StringBuilder text, Kind kind, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    text.append("\n| %s | rule | verdict | reason |\n|---|---|---|---|\n".formatted(kind.words()));
    for (Change change : changes) {
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  plain(change.rule().id()),
                  plain(change.rule().statement()),
                  change.verdicts(),
                  plain(change.proof().orElse(""))));
    }
  }

  private static String plain(String text) {
    return MARKUP.matcher(VerdictReason.oneLine(text)).replaceAll("\\\\$0");
  }
}
