package dev.framegate.kit.rules;

/**
 * How one step of a scenario ended.
 *
 * @param line of the step in its feature, from 1
 */
public record StepResult(int line, Status status, double seconds) {
  /** The end of a step. */
  public enum Status {
    PASSED,
    FAILED,
    /** A step before it did not pass. */
    SKIPPED
  }
}
