package dev.framegate.kit.report;

import dev.framegate.kit.rules.StepResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.wire.TranscriptEvent;
import java.util.List;
import java.util.Optional;

/**
 * The result of one scenario; a row of an outline is a scenario.
 *
 * @param location {@code features/...feature:line}, of the row where there is one
 * @param reason why it did not pass; empty for a passed one
 * @param evidence what it sent and saw; not part of {@code conformance.json}
 * @param steps how each step ended, in their order; not part of {@code conformance.json}
 */
public record ScenarioResult(
    String name,
    String location,
    Verdict verdict,
    double seconds,
    Optional<String> reason,
    List<TranscriptEvent> evidence,
    List<StepResult> steps,
    PassCount tally) {
  public ScenarioResult {
    steps = List.copyOf(steps);
    evidence = List.copyOf(evidence);
  }

  /** Of a scenario that ran once. */
  public ScenarioResult(
      String name,
      String location,
      Verdict verdict,
      double seconds,
      Optional<String> reason,
      List<TranscriptEvent> evidence,
      List<StepResult> steps) {
    this(name, location, verdict, seconds, reason, evidence, steps, PassCount.once(verdict));
  }

  /** The line in the feature at which it starts; 0 where its location names none. */
  public int line() {
    String line = location.substring(location.lastIndexOf(':') + 1);
    return line.matches("\\d{1,9}") ? Integer.parseInt(line) : 0;
  }

  ScenarioResult withoutEvidence() {
    return new ScenarioResult(name, location, verdict, seconds, reason, List.of(), steps, tally);
  }

  ScenarioResult advisory() {
    return with(Verdict.ADVISORY, reason, tally);
  }

  ScenarioResult with(Verdict other, Optional<String> why, PassCount counted) {
    return new ScenarioResult(name, location, other, seconds, why, evidence, steps, counted);
  }
}
