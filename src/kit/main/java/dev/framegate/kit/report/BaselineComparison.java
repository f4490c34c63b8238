package dev.framegate.kit.report;

import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has changed between an earlier run and a later one of the same target.
 *
 * @param changes of the rules that fail or failed, or are no longer decided, in the catalogue's
 *     order
 * @param compared how many rules both runs hold
 */
public record BaselineComparison(
    JudgedRun baseline, JudgedRun run, List<Change> changes, int compared) {
  /** Exit code of a run that breaks a rule which its baseline does not break. */
  public static final int NEW_FAILURES = 4;

  private static final Set<Verdict> UNDECIDED =
      EnumSet.of(Verdict.INCONCLUSIVE, Verdict.ERRORED, Verdict.SKIPPED);

  /** How a rule has changed. */
  public enum Kind {
    NEW("newly broken"),
    UNDECIDED("newly undecided"),
    STILL("still broken"),
    FIXED("fixed");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * The change of one rule.
   *
   * @param before empty where the baseline does not hold the rule
   * @param proof the shortest reason of the later verdict, in one line
   */
  public record Change(
      Rule rule, Kind kind, Optional<Verdict> before, Verdict now, Optional<String> proof) {
    /** Such as {@code passed before, failed now}. */
    public String verdicts() {
      return "%s, %s now"
          .formatted(
              before.map(v -> ReportFormat.lower(v) + " before").orElse("not in the baseline"),
              ReportFormat.lower(now));
    }
  }

  public BaselineComparison {
    changes = List.copyOf(changes);
  }

  /**
   * @throws IllegalArgumentException where the runs were judged at different levels or share no
   *     rule, with what to do
   */
  public static BaselineComparison of(JudgedRun baseline, JudgedRun run) {
    if (baseline.level() != run.level()) {
      throw new IllegalArgumentException(
          "The baseline was judged at level %s, this run at level %s, so that the same miss counts in one of them only. Run both with the same --level."
              .formatted(baseline.level().word(), run.level().word()));
    }
    Map<String, RuleResult> before =
        baseline.rules().stream()
            .collect(Collectors.toMap(result -> result.rule().id(), Function.identity()));
    int compared =
        (int) run.rules().stream().filter(r -> before.containsKey(r.rule().id())).count();
    if (compared == 0) {
      throw new IllegalArgumentException(
          "The baseline and this run share no rule: there is nothing to compare. Take a baseline that holds the same rules.");
    }
    List<Change> changes = new ArrayList<>();
    for (RuleResult now : run.rules()) {
      Optional<Verdict> then =
          Optional.ofNullable(before.get(now.rule().id())).map(RuleResult::verdict);
      kind(then, now.verdict())
          .ifPresent(
              kind ->
                  changes.add(
                      new Change(
                          now.rule(),
                          kind,
                          then,
                          now.verdict(),
                          VerdictReason.of(now).map(VerdictReason::inOneLine))));
    }
    return new BaselineComparison(baseline, run, changes, compared);
  }

  private static Optional<Kind> kind(Optional<Verdict> before, Verdict now) {
    boolean failed = before.filter(Verdict.FAILED::equals).isPresent();
    if (now == Verdict.FAILED) {
      return Optional.of(failed ? Kind.STILL : Kind.NEW);
    }
    if (UNDECIDED.contains(now)) {
      boolean decided = before.filter(v -> !UNDECIDED.contains(v)).isPresent();
      return decided ? Optional.of(Kind.UNDECIDED) : Optional.empty();
    }
    return failed ? Optional.of(Kind.FIXED) : Optional.empty();
  }

  /** The changes of one kind, in the catalogue's order. */
  public List<Change> of(Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }

  /** Whether a rule is broken now that the baseline does not break. */
  public boolean worse() {
    return !of(Kind.NEW).isEmpty();
  }

  /**
   * What the process ends with: {@value #NEW_FAILURES} a rule is newly broken; 70 the kit failed; 3
   * a rule is newly undecided; 0 otherwise, whatever was broken before.
   */
  public int exitCode() {
    if (worse()) {
      return NEW_FAILURES;
    }
    if (run.totals().errored() > 0) {
      return 70;
    }
    return of(Kind.UNDECIDED).isEmpty() ? 0 : 3;
  }

  /** One sentence that says it all. */
  public String sentence() {
    return "%s: %s of %d rules compared."
        .formatted(
            worse() ? "Worse than the baseline" : "No worse than the baseline",
            Arrays.stream(Kind.values())
                .map(kind -> of(kind).size() + " " + kind.words())
                .collect(Collectors.joining(", ")),
            compared);
  }
}
