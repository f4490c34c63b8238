package dev.framegate.kit.outcome;

import dev.framegate.kit.io.Redaction;

/**
 * What a target did where the documents are silent.
 *
 * @param location of the scenario, {@code features/...feature:line}
 */
public record ProbeAnswer(String probe, String scenario, String answer, String location) {

  public ProbeAnswer without(Redaction redaction) {
    return new ProbeAnswer(probe, scenario, redaction.text(answer), location);
  }
}
