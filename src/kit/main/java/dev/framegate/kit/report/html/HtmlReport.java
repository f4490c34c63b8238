package dev.framegate.kit.report.html;

import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.ProbeResult;
import dev.framegate.kit.report.ReportFormat;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Synonyms;
import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The run as one page. */
public final class HtmlReport {
  static final int MOST_BROKEN = 12;

  private HtmlReport() {}

  /** Writes the run to a file such as {@code index.html}. */
  public static void write(JudgedRun run, ReportOptions options, Path file) throws IOException {
    WellFormedText.write(file, text(run, options));
  }

  static String text(JudgedRun run, ReportOptions options) {
    return Templates.render(
        "report.jte",
        Map.of(
            "run",
            run,
            "options",
            options,
            "groups",
            groups(run.rules()),
            "drawings",
            new Drawings(),
            "synonyms",
            PageJson.of(Synonyms.load()),
            "assets",
            PageAssets.with("search.js", "report.js", "copy.js")));
  }

  /** The scenarios of each rule by its id; their drawings, most of the work, side by side. */
  private static Map<String, List<ScenarioGroup>> groups(List<RuleResult> rules) {
    return rules.parallelStream()
        .collect(Collectors.toMap(result -> result.rule().id(), ScenarioGroup::of));
  }

  /** Rules by the folder of their chapter. */
  static Map<String, List<RuleResult>> byChapter(List<RuleResult> rules) {
    Map<String, List<RuleResult>> chapters = new LinkedHashMap<>();
    rules.forEach(
        rule -> chapters.computeIfAbsent(rule.rule().chapter(), c -> new ArrayList<>()).add(rule));
    return chapters;
  }

  /** Verdicts that have a column: those that a rule has, passed and failed always. */
  static List<Verdict> counted(JudgedRun run) {
    return Stream.of(Verdict.values())
        .filter(
            verdict ->
                verdict == Verdict.PASSED
                    || verdict == Verdict.FAILED
                    || run.totals().of(verdict) > 0)
        .toList();
  }

  /** What the page's filter offers. */
  static List<String> verdicts(JudgedRun run) {
    List<String> verdicts = new ArrayList<>();
    for (Verdict verdict : counted(run)) {
      verdicts.add(ReportFormat.lower(verdict));
    }
    if (!run.flaky().isEmpty()) {
      verdicts.add("flaky");
    }
    if (!run.probes().isEmpty()) {
      verdicts.add("probe");
    }
    return verdicts;
  }

  /** Probes with their answers, by the folder of their chapter. */
  static Map<String, List<ProbeAnswers>> probesByChapter(List<ProbeResult> results) {
    Map<String, Map<String, List<ProbeResult>>> chapters = new LinkedHashMap<>();
    for (ProbeResult result : results) {
      chapters
          .computeIfAbsent(result.chapter(), c -> new LinkedHashMap<>())
          .computeIfAbsent(result.id(), id -> new ArrayList<>())
          .add(result);
    }
    Map<String, List<ProbeAnswers>> answers = new LinkedHashMap<>();
    chapters.forEach(
        (chapter, probes) ->
            answers.put(chapter, probes.values().stream().map(ProbeAnswers::new).toList()));
    return answers;
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
