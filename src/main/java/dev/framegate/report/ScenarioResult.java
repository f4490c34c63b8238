package dev.framegate.report;

import dev.framegate.rules.Verdict;
import dev.framegate.wire.Event;
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
    List<Event> evidence) {
  public ScenarioResult {
    evidence = List.copyOf(evidence);
  }

  ScenarioResult advisory() {
    return new ScenarioResult(name, location, Verdict.ADVISORY, seconds, reason, evidence);
  }
}
