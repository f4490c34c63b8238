package dev.framegate.kit.report;

import dev.framegate.kit.io.TerminalText;
import dev.framegate.kit.rules.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The last screen of a run: plain text, 100 columns. */
public final class Summary {
  private static final String BUNDLED = "bundled";
  private static final int COLUMNS = 100;
  private static final int MOST_RULES = 20;
  private static final int MOST_PROOF_LINES = 4;

  private final List<String> lines = new ArrayList<>();
  private final Optional<String> target;

  private Summary(Optional<String> target) {
    this.target = target;
  }

  /**
   * The screen for a run.
   *
   * @param report where the reader finds more, such as {@code reports/latest/index.html}
   */
  public static String of(JudgedRun run, String report) {
    return of(run, report, Optional.empty());
  }

  /**
   * As {@link #of(JudgedRun, String)}.
   *
   * @param target what {@code --target} was given, for commands that run a rule again
   */
  public static String of(JudgedRun run, String report, Optional<String> target) {
    Summary summary = new Summary(target);
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
    section("Missed by later rules, unscored", unscoredMisses(run));
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

  private static List<RuleResult> unscoredMisses(JudgedRun run) {
    return run.requirements().stream()
        .flatMap(judgedBy -> judgedBy.unscored().stream())
        .filter(RuleResult::missed)
        .toList();
  }

  private void section(String title, List<RuleResult> rules) {
    if (rules.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title);
    List<FailureGroup> groups = FailureGroup.of(rules);
    for (FailureGroup group : groups.subList(0, Math.min(MOST_RULES, groups.size()))) {
      RuleResult first = group.rules().get(0);
      if (group.rules().size() > 1) {
        add("  ", group.rules().size() + " rules: " + group.cause());
        add("           ", group.ids());
      } else {
        add("  ", first.rule().id() + "  " + first.rule().statement());
        proof(first);
      }
      again(group.shortest());
    }
    if (groups.size() > MOST_RULES) {
      int left =
          groups.subList(MOST_RULES, groups.size()).stream().mapToInt(g -> g.rules().size()).sum();
      lines.add("  and " + left + (left == 1 ? " rule more" : " rules more") + ", in the report");
    }
  }

  private void again(RuleResult rule) {
    target.ifPresent(
        given ->
            lines.add(
                "           framegate run%s --rule %s"
                    .formatted(
                        given.equals(BUNDLED) ? "" : " --target " + word(given),
                        rule.rule().id())));
  }

  /** As a shell reads it. */
  private static String word(String text) {
    String shown = TerminalText.of(text);
    return shown.matches("[\\w./:@%+-]+") ? shown : "'" + shown.replace("'", "'\\''") + "'";
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
