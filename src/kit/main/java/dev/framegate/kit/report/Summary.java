package dev.framegate.kit.report;

import dev.framegate.kit.io.TerminalText;
import dev.framegate.kit.rules.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The last screen of a run: plain text, 100 columns. */
public final class Summary {
  private static final int COLUMNS = 100;
  private static final int MOST_RULES = 20;
  private static final int MOST_PROOF_LINES = 4;

  private final List<String> lines = new ArrayList<>();

  private Summary() {}

  /**
   * The screen for a run.
   *
   * @param report where the reader finds more, such as {@code reports/latest/index.html}
   */
  public static String of(JudgedRun run, String report) {
    Summary summary = new Summary();
    summary.write(run, report);
    return String.join("\n", summary.lines) + "\n";
  }

  private void write(JudgedRun run, String report) {
    Headline headline = Headline.of(run);
    add("", headline.sentence());
    headline.notes().forEach(note -> add("  ", note));
    lines.add("");
    add("", totals(run));
    add(
        "",
        "target "
            + run.target().name()
            + " ("
            + run.target().adapter()
            + "), level "
            + run.level().word()
            + ", "
            + ReportFormat.seconds(run.seconds())
            + " s"
            + (run.repeat() > 1 ? ", " + run.repeat() + " rounds" : ""));
    section("Broken", run.broken());
    section("Inconclusive", run.with(Verdict.INCONCLUSIVE));
    section("Failed by the kit's own fault", run.with(Verdict.ERRORED));
    flaky(run.flaky());
    declaration(run.wrongDeviations());
    lines.add("");
    add("", "Report: " + report);
  }

  private static String totals(JudgedRun run) {
    Totals totals = run.totals();
    StringJoiner text = new StringJoiner(", ");
    text.add(totals.rules() + (totals.rules() == 1 ? " rule" : " rules"));
    for (Verdict verdict : Verdict.values()) {
      if (totals.of(verdict) > 0 || verdict == Verdict.PASSED) {
        text.add(totals.of(verdict) + " " + ReportFormat.lower(verdict));
      }
    }
    return text.add(totals.scenarios() + " scenarios").toString();
  }

  private void section(String title, List<RuleResult> rules) {
    if (rules.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title);
    for (RuleResult rule : rules.subList(0, Math.min(MOST_RULES, rules.size()))) {
      add("  ", rule.rule().id() + "  " + rule.rule().statement());
      proof(rule);
    }
    if (rules.size() > MOST_RULES) {
      lines.add("  and " + (rules.size() - MOST_RULES) + " more, in the report");
    }
  }

  private void proof(RuleResult rule) {
    VerdictReason.of(rule)
        .ifPresent(
            proof -> {
              proof.lines().stream()
                  .limit(MOST_PROOF_LINES)
                  .forEach(line -> add("           ", line));
              proof.location().ifPresent(at -> add("           ", "at " + at));
            });
    rule.rule().hint().ifPresent(hint -> add("           ", hint));
  }

  private void flaky(List<RuleResult> rules) {
    if (rules.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Flaky");
    for (RuleResult rule : rules.subList(0, Math.min(MOST_RULES, rules.size()))) {
      add("  ", rule.rule().id() + "  " + rule.tally().words());
      rule.scenarios().stream()
          .filter(s -> s.tally().flaky())
          .limit(MOST_PROOF_LINES)
          .forEach(s -> add("           ", s.name() + ": " + s.tally().words()));
    }
    if (rules.size() > MOST_RULES) {
      lines.add("  and " + (rules.size() - MOST_RULES) + " more, in the report");
    }
  }

  private void declaration(List<DeviationResult> deviations) {
    if (deviations.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Declared deviations to change");
    for (DeviationResult result : deviations) {
      add("  ", result.deviation().rule() + "  " + result.advice());
    }
  }

  /** Wraps at spaces; what follows the first line is indented by four more. */
  private void add(String indent, String text) {
    StringBuilder line = new StringBuilder(indent);
    boolean bare = true;
    for (String word : TerminalText.of(text).split(" ", -1)) {
      if (!bare && line.length() + 1 + word.length() > COLUMNS) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent).append("    ");
        bare = true;
      }
      if (!bare) {
        line.append(' ');
      }
      line.append(clip(word, COLUMNS - line.length()));
      bare = false;
    }
    lines.add(line.toString().stripTrailing());
  }

  private static String clip(String word, int room) {
    return word.length() <= room ? word : word.substring(0, Math.max(0, room - 3)) + "...";
  }
}
