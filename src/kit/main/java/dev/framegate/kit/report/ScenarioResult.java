package dev.framegate.kit.report;

import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.wire.TranscriptEvent;
import java.util.List;
import java.util.Optional;

/**
 * What one scenario came to; a row of an outline is a scenario.
 *
 * @param location {@code features/...feature:line}, of the row where there is one
 * @param reason why it did not pass; empty for a passed one
 * @param evidence what it sent and saw; not part of {@code conformance.json}
 */
public record ScenarioResult(
    String name,
    String location,
    Verdict verdict,
    double seconds,
    Optional<String> reason,
    List<TranscriptEvent> evidence,
    PassCount tally) {
  public ScenarioResult {
    evidence = List.copyOf(evidence);
  }

  /** Of a scenario that ran once. */
  public ScenarioResult(
      String name,
      String location,
      Verdict verdict,
      double seconds,
      Optional<String> reason,
      List<TranscriptEvent> evidence) {
    this(name, location, verdict, seconds, reason, evidence, PassCount.once(verdict));
  }

  ScenarioResult withoutEvidence() {
    return new ScenarioResult(name, location, verdict, seconds, reason, List.of(), tally);
  }

  ScenarioResult advisory() {
    return with(Verdict.ADVISORY, reason, tally);
  }

  ScenarioResult with(Verdict other, Optional<String> why, PassCount counted) {
    return new ScenarioResult(name, location, other, seconds, why, evidence, counted);
  }
}
