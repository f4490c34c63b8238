package dev.framegate.kit.report;

import dev.framegate.kit.rules.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The verdict of a run in words, the same in every report. It never says more than was tried.
 *
 * @param tone how good the news is
 * @param sentence the verdict
 * @param notes what a reader has to know beside it
 */
public record Headline(Tone tone, String sentence, List<String> notes) {
  /** How good the news is. */
  public enum Tone {
    GOOD,
    BAD,
    OPEN
  }

  /** The headline of a run. */
  public static Headline of(JudgedRun run) {
    return new Headline(tone(run), sentence(run), notes(run));
  }

  private static Tone tone(JudgedRun run) {
    if (run.totals().failed() > 0 || run.totals().errored() > 0) {
      return Tone.BAD;
    }
    return run.conforms() ? Tone.GOOD : Tone.OPEN;
  }

  private static String sentence(JudgedRun run) {
    Totals totals = run.totals();
    int broken = run.broken().size();
    if (run.filtered()) {
      return run.shard()
              .map(part -> "Only %s of a run: ".formatted(part.shard().words()))
              .orElse("Not a conformance run: ")
          + totals.rules()
          + " of "
          + rules(run.catalogue())
          + (totals.rules() == 1 ? " was" : " were")
          + " tried"
          + (broken > 0 ? ", and " + isBroken(broken) : "")
          + ".";
    }
    if (totals.scenarios() == 0) {
      return "Nothing was tried: no scenario ran, so nothing is known about this target.";
    }
    if (broken > 0) {
      int declared = totals.failed() - broken;
      return "Does not conform: "
          + isBroken(totals.failed())
          + (declared > 0 ? ", " + declared + " of them as declared" : "")
          + ".";
    }
    if (totals.errored() > 0) {
      return "No verdict: the kit itself failed in " + rules(totals.errored()) + ".";
    }
    if (totals.failed() > 0) {
      return "Does not conform, as declared: "
          + isBroken(totals.failed())
          + ", and the declaration names "
          + (totals.failed() == 1 ? "it." : "them all.");
    }
    if (totals.inconclusive() > 0 || !run.complete()) {
      return "No verdict: "
          + rules(totals.inconclusive())
          + (totals.inconclusive() == 1 ? " stays" : " stay")
          + " undecided.";
    }
    if (!run.conforms()) {
      return "No verdict: nothing that the level " + run.level().word() + " asserts was tried.";
    }
    return totals.skipped() > 0
        ? "Conforms within its declared capabilities, at the level "
            + run.level().word()
            + ". "
            + sentenceOf(totals.skipped())
            + " skipped."
        : "Conforms, at the level " + run.level().word() + ".";
  }

  private static List<String> notes(JudgedRun run) {
    Totals totals = run.totals();
    List<String> notes = new ArrayList<>();
    if (run.shard().isPresent()) {
      notes.add(
          "'framegate merge' makes one report of all %d shards; only that can say that it conforms."
              .formatted(run.shard().get().shard().count()));
    } else if (run.filtered()) {
      notes.add(
          "A part of the catalogue was asked for; only a whole run can say that it conforms.");
    }
    run.requirements().map(RequirementsResult::sentence).ifPresent(notes::add);
    if (!run.filtered() && !run.conforms() && totals.skipped() > 0) {
      notes.add(sentenceOf(totals.skipped()) + " skipped for capabilities that are not declared.");
    }
    if (totals.advisory() > 0) {
      notes.add(
          rules(totals.advisory())
              + (totals.advisory() == 1 ? " is" : " are")
              + " missed below the level "
              + run.level().word()
              + ": advisory, no part of the verdict.");
    }
    if (totals.inconclusive() > 0 && (run.filtered() || totals.failed() > 0)) {
      notes.add(
          rules(totals.inconclusive())
              + (totals.inconclusive() == 1 ? " stays" : " stay")
              + " undecided.");
    }
    if (totals.errored() > 0 && (run.filtered() || totals.failed() > 0)) {
      notes.add("The kit itself failed in " + rules(totals.errored()) + ".");
    }
    Optional.ofNullable(run.settings().get("target ended"))
        .ifPresent(ended -> notes.add("The target ended " + ended + "."));
    List<String> masked = masked(run);
    if (!masked.isEmpty()) {
      notes.add(
          "A declaration excuses what is broken; scenarios of "
              + String.join(", ", masked)
              + " have no verdict.");
    }
    if (!run.flaky().isEmpty()) {
      notes.add(
          rules(run.flaky().size())
              + (run.flaky().size() == 1 ? " is" : " are")
              + " flaky: not every one of "
              + run.repeat()
              + " rounds passed, so none of them counts as passed.");
    }
    int wrong = run.wrongDeviations().size();
    if (wrong > 0) {
      notes.add(
          "The declaration is out of date in " + wrong + (wrong == 1 ? " entry." : " entries."));
    }
    if (totals.untestable() > 0) {
      notes.add(
          rules(totals.untestable())
              + (totals.untestable() == 1 ? " is" : " are")
              + " untestable and counted nowhere else.");
    }
    return notes;
  }

  private static List<String> masked(JudgedRun run) {
    return run.declaredDeviations().stream()
        .filter(
            rule ->
                rule.scenarios().stream()
                    .map(ScenarioResult::verdict)
                    .anyMatch(v -> v == Verdict.ERRORED || v == Verdict.INCONCLUSIVE))
        .map(rule -> rule.rule().id())
        .toList();
  }

  private static String rules(int count) {
    return count == 1 ? "1 rule" : count + " rules";
  }

  private static String isBroken(int count) {
    return rules(count) + (count == 1 ? " is broken" : " are broken");
  }

  private static String sentenceOf(int count) {
    return rules(count) + (count == 1 ? " was" : " were");
  }
}
