package dev.framegate.kit.report;

import dev.framegate.kit.io.TerminalText;
import dev.framegate.kit.rules.Verdict;
import java.util.List;
import java.util.StringJoiner;

/** A comparison for a terminal: verdicts counted, then each difference with its shortest proof. */
public final class ComparisonText {
  private ComparisonText() {}

  /** The rules on which the targets differ. */
  public static String of(Comparison comparison) {
    return of(comparison, comparison.differences());
  }

  /**
   * @param listed the rows to tell of
   */
  public static String of(Comparison comparison, List<Comparison.Row> listed) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < comparison.targets().size(); i++) {
      head(text, comparison.targets().get(i), comparison.runs().get(i));
    }
    text.append('\n')
        .append(
            "They differ on %d of %s that at least two of them were tried with%s.\n"
                .formatted(
                    comparison.differences().size(),
                    rules(comparison.compared()),
                    comparison.compared() == comparison.rows().size()
                        ? ""
                        : ", out of " + comparison.rows().size()));
    listed.forEach(row -> difference(text, comparison.targets(), row));
    return text.toString();
  }

  private static String rules(int count) {
    return count + (count == 1 ? " rule" : " rules");
  }

  private static void head(StringBuilder text, String name, JudgedRun run) {
    StringJoiner counts = new StringJoiner(", ", TerminalText.of(name) + ": ", "\n");
    for (Verdict verdict : Verdict.values()) {
      if (run.totals().of(verdict) > 0) {
        counts.add(run.totals().of(verdict) + " " + ReportFormat.lower(verdict));
      }
    }
    JudgedTarget target = run.target();
    text.append(counts)
        .append(
            "  %s%s, by %s %s, level %s%s; declares: %s\n"
                .formatted(
                    TerminalText.of(target.adapter()),
                    target.version().isEmpty() ? "" : " " + TerminalText.of(target.version()),
                    TerminalText.of(run.kit().name()),
                    TerminalText.of(run.kit().version()),
                    run.level().word(),
                    run.filtered() ? ", only a part of the rules" : "",
                    target.capabilities().isEmpty()
                        ? "nothing"
                        : TerminalText.of(String.join(", ", target.capabilities()))));
  }

  private static void difference(StringBuilder text, List<String> targets, Comparison.Row row) {
    text.append(
        "\n  %s  %s\n"
            .formatted(TerminalText.of(row.rule().id()), TerminalText.of(row.rule().statement())));
    for (int i = 0; i < targets.size(); i++) {
      Comparison.Cell cell = row.cells().get(i);
      String verdict = cell.verdict().map(ReportFormat::lower).orElse("not in its report");
      text.append("    %s: %s\n".formatted(TerminalText.of(targets.get(i)), verdict));
      cell.proof()
          .ifPresent(proof -> text.append("      ").append(TerminalText.of(proof)).append('\n'));
    }
  }
}
