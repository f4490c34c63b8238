package dev.framegate.kit.report.html;

import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.report.Comparison;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.ReportFormat;
import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison as one page: a card for each target, then rules by targets. */
public final class ComparisonHtml {
  private ComparisonHtml() {}

  /** Writes the comparison to a file such as {@code compare.html}. */
  public static void write(Comparison comparison, Path file) throws IOException {
    WellFormedText.write(file, text(comparison));
  }

  static String text(Comparison comparison) {
    return Templates.render(
        "comparison.jte",
        Map.of("comparison", comparison, "assets", PageAssets.with("compare.js")));
  }

  /** Rows by the folder of their chapter. */
  static Map<String, List<Comparison.Row>> chapters(Comparison comparison) {
    Map<String, List<Comparison.Row>> chapters = new LinkedHashMap<>();
    comparison
        .rows()
        .forEach(
            row -> chapters.computeIfAbsent(row.rule().chapter(), c -> new ArrayList<>()).add(row));
    return chapters;
  }

  /** What the page's filter knows of a row. */
  static String kind(Comparison.Row row) {
    return row.differs() ? "differs compared" : row.compared() ? "compared" : "";
  }

  /** Such as {@code 10 passed, 1 failed}. */
  static String counts(JudgedRun run) {
    return Stream.of(Verdict.values())
        .filter(verdict -> run.totals().of(verdict) > 0)
        .map(verdict -> run.totals().of(verdict) + " " + ReportFormat.lower(verdict))
        .collect(Collectors.joining(", "));
  }
}
