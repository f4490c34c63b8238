package dev.framegate.cli;

import dev.framegate.kit.report.Headline;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.report.Totals;
import dev.framegate.kit.report.VerdictReason;
import dev.framegate.kit.rules.Chapter;
import dev.framegate.kit.rules.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run as GitHub Actions shows it: annotations of features, and a summary in Markdown. */
record WorkflowAnnotations(JudgedRun run) {
  /** GitHub shows no more of one step. */
  private static final int MOST_ANNOTATIONS = 10;

  /** A summary may have 1 MiB. */
  private static final int MOST_ROWS = 500;

  /** A workflow command for each broken or undecided rule. */
  List<String> commands() {
    return telling().stream().limit(MOST_ANNOTATIONS).map(WorkflowAnnotations::command).toList();
  }

  private List<RuleResult> telling() {
    List<RuleResult> results = new ArrayList<>(run.broken());
    results.addAll(run.with(Verdict.INCONCLUSIVE));
    results.addAll(run.with(Verdict.ERRORED));
    return results;
  }

  private static String command(RuleResult result) {
    String location =
        VerdictReason.of(result).flatMap(VerdictReason::location).orElse(result.rule().location());
    int colon = location.lastIndexOf(':');
    return "::%s file=%s,line=%s,title=%s::%s"
        .formatted(
            result.verdict() == Verdict.INCONCLUSIVE ? "warning" : "error",
            property(colon < 0 ? location : location.substring(0, colon)),
            property(colon < 0 ? "1" : location.substring(colon + 1)),
            property(result.rule().id() + " " + result.rule().statement()),
            data(VerdictReason.of(result).map(why -> String.join("\n", why.lines())).orElse("")));
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** The verdict, the totals, and what failed, by chapter. */
  String summary() {
    Headline headline = Headline.of(run);
    Totals totals = run.totals();
    StringBuilder text = new StringBuilder();
    text.append("### ").append(headline.sentence()).append("\n\n");
    headline.notes().forEach(note -> text.append(note).append("\n\n"));
    text.append("Target ").append(code(run.target().name()));
    text.append(", level ").append(run.level().word()).append(": ");
    text.append(
        Stream.of(Verdict.values())
            .filter(verdict -> totals.of(verdict) > 0)
            .map(verdict -> totals.of(verdict) + " " + verdict.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ")));
    text.append(" of ").append(totals.rules()).append(" rules.\n");
    byChapter()
        .forEach(
            (chapter, results) -> {
              text.append("\n#### ").append(chapter.title()).append("\n\n");
              text.append("| rule | what it says | verdict | why |\n| --- | --- | --- | --- |\n");
              results.forEach(result -> text.append(row(result)));
            });
    if (telling().size() > MOST_ROWS) {
      text.append("\nand ").append(telling().size() - MOST_ROWS).append(" more, in the report\n");
    }
    return text.toString();
  }

  private Map<Chapter, List<RuleResult>> byChapter() {
    return telling().stream()
        .limit(MOST_ROWS)
        .collect(
            Collectors.groupingBy(
                result -> Chapter.of(result.rule().chapter()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static String row(RuleResult result) {
    return "| %s | %s | %s | %s |\n"
        .formatted(
            result.rule().id(),
            code(result.rule().statement()),
            result.verdict().name().toLowerCase(Locale.ROOT),
            VerdictReason.of(result)
                .map(VerdictReason::inOneLine)
                .map(WorkflowAnnotations::code)
                .orElse(""));
  }

  /** Text that is shown as it is, whatever a target has put into it. */
  private static String code(String text) {
    return "`" + text.replace('`', '\'').replace("|", "\\|").replace("\n", " ") + "`";
  }
}
