package dev.framegate.kit.peers;

import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.report.VerdictReason;
import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rules that a published target does not keep, each with one line of what was seen. */
final class FailedRules {
  private static final int MOST_CHARACTERS = 300;

  private FailedRules() {}

  /** Writes nothing where every rule is kept. */
  static void write(JudgedRun run, Path file) throws IOException {
    if (run.with(Verdict.FAILED).isEmpty()
        && run.with(Verdict.ADVISORY).isEmpty()
        && run.with(Verdict.INCONCLUSIVE).isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    StringBuilder text =
        new StringBuilder("# What %s does otherwise\n".formatted(run.target().name()));
    add(text, "Failed", run.with(Verdict.FAILED));
    add(text, "Advisory: not kept, below the level", run.with(Verdict.ADVISORY));
    add(text, "Inconclusive", run.with(Verdict.INCONCLUSIVE));
    Files.writeString(file, text);
  }

  private static void add(StringBuilder text, String title, List<RuleResult> rules) {
    if (rules.isEmpty()) {
      return;
    }
    text.append(
        "\n## %s\n\n| rule | what it says | what was seen |\n|---|---|---|\n".formatted(title));
    for (RuleResult rule : rules) {
      text.append(
          "| %s | %s | %s |\n"
              .formatted(
                  rule.rule().id(),
                  cell(rule.rule().statement()),
                  cell(
                      VerdictReason.of(rule)
                          .map(reason -> String.join(" / ", reason.lines()))
                          .orElse(""))));
    }
  }

  private static String cell(String text) {
    String line = text.replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "...";
  }
}
