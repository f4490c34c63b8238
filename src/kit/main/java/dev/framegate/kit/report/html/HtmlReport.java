package dev.framegate.kit.report.html;

import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The run as one page. */
public final class HtmlReport {
  static final int MOST_BROKEN = 12;

  private HtmlReport() {}

  /** Writes the run to a file such as {@code index.html}. */
  public static void write(JudgedRun run, ReportOptions options, Path file) throws IOException {
    Files.writeString(file, text(run, options));
  }

  static String text(JudgedRun run, ReportOptions options) {
    return Templates.render(
        "report.jte",
        Map.of(
            "run",
            run,
            "options",
            options,
            "drawings",
            new Drawings(),
            "assets",
            PageAssets.with("report.js")));
  }

  /** Rules by the folder of their chapter. */
  static Map<String, List<RuleResult>> byChapter(List<RuleResult> rules) {
    Map<String, List<RuleResult>> chapters = new LinkedHashMap<>();
    rules.forEach(
        rule -> chapters.computeIfAbsent(rule.rule().chapter(), c -> new ArrayList<>()).add(rule));
    return chapters;
  }

  /** Whether the page shows the rule opened. */
  static boolean opened(RuleResult result) {
    return result.verdict() == Verdict.FAILED || result.verdict() == Verdict.ERRORED;
  }

  /** The description without the line that says where to look when the rule is broken. */
  static String prose(Rule rule) {
    return rule.description()
        .lines()
        .filter(line -> rule.hint().filter(line::equals).isEmpty())
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /** The reason that all scenarios of a skipped rule share; it is shown once. */
  static Optional<String> commonReason(RuleResult result) {
    List<String> reasons =
        result.scenarios().stream().map(s -> s.reason().orElse("")).distinct().toList();
    return result.verdict() == Verdict.SKIPPED && reasons.size() == 1
        ? Optional.of(reasons.get(0))
        : Optional.empty();
  }
}
