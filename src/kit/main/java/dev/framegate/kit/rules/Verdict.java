package dev.framegate.kit.rules;

/** What a scenario or a rule came to. */
public enum Verdict {
  PASSED,
  FAILED,
  /** Missed, but below the level that the run asserts. */
  ADVISORY,
  /** Needs a capability that the target does not declare. */
  SKIPPED,
  /** The stimulus was not proven on the wire, or the target became unreachable. */
  INCONCLUSIVE,
  /** The kit's own fault. */
  ERRORED,
  /** Nothing that a client can see would tell. */
  UNTESTABLE
}
