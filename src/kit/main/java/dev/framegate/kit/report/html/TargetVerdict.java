package dev.framegate.kit.report.html;

import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.ReportFormat;
import dev.framegate.kit.report.VerdictReason;
import dev.framegate.kit.rules.Verdict;
import java.util.List;

/**
 * The published verdict of one target on one rule.
 *
 * @param proof in one line, why it did not pass; may be empty
 */
record TargetVerdict(String target, String verdict, String proof) {
  /** The verdicts of all targets whose report holds the rule. */
  static List<TargetVerdict> of(String rule, List<JudgedRun> published) {
    return published.stream()
        .flatMap(
            run ->
                run.rules().stream()
                    .filter(result -> result.rule().id().equals(rule))
                    .filter(result -> result.verdict() != Verdict.UNTESTABLE)
                    .map(
                        result ->
                            new TargetVerdict(
                                run.target().name(),
                                ReportFormat.lower(result.verdict()),
                                VerdictReason.of(result).map(VerdictReason::inOneLine).orElse(""))))
        .toList();
  }
}
