package dev.framegate.report;

import dev.framegate.rules.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** A comparison for a terminal: verdicts counted, then each difference with its shortest proof. */
public final class ComparisonText {
  private ComparisonText() {}

  public static String of(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < comparison.targets().size(); i++) {
      text.append(counts(comparison, i)).append('\n');
    }
    List<Comparison.Row> differences = comparison.differences();
    text.append('\n')
        .append(
            differences.isEmpty()
                ? "They do not differ on any of %d rules.\n".formatted(comparison.rows().size())
                : "They differ on %d of %d rules:\n"
                    .formatted(differences.size(), comparison.rows().size()));
    differences.forEach(row -> difference(text, comparison.targets(), row));
    return text.toString();
  }

  private static String counts(Comparison comparison, int target) {
    StringJoiner counts = new StringJoiner(", ", comparison.targets().get(target) + ": ", "");
    Arrays.stream(Verdict.values())
        .forEach(
            verdict -> {
              long count =
                  comparison.rows().stream()
                      .filter(row -> row.cells().get(target).verdict().equals(Optional.of(verdict)))
                      .count();
              if (count > 0) {
                counts.add(count + " " + Words.lower(verdict));
              }
            });
    return counts.toString();
  }

  private static void difference(StringBuilder text, List<String> targets, Comparison.Row row) {
    text.append("\n  %s  %s\n".formatted(row.rule().id(), row.rule().statement()));
    for (int i = 0; i < targets.size(); i++) {
      Comparison.Cell cell = row.cells().get(i);
      String verdict = cell.verdict().map(Words::lower).orElse("not in its report");
      text.append("    %s: %s\n".formatted(targets.get(i), verdict));
      cell.proof().ifPresent(proof -> text.append("      ").append(proof).append('\n'));
    }
  }
}
