package dev.framegate.gateway.settings;

import java.util.List;
import java.util.Optional;

/**
 * How a {@link Script} went.
 *
 * @param journal the steps and what came, each with the seconds from the start
 * @param failure the step that failed, what it expected, and what happened
 */
public record ScriptReport(List<String> journal, Optional<String> failure) {
  public ScriptReport {
    journal = List.copyOf(journal);
  }

  /** Whether every step went as declared. */
  public boolean passed() {
    return failure.isEmpty();
  }

  /** The journal, and the failure if there is one. */
  @Override
  public String toString() {
    return String.join(System.lineSeparator(), journal)
        + System.lineSeparator()
        + failure.map(text -> "FAILED: " + text).orElse("PASSED: every step went as declared");
  }
}
