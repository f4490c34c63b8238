package dev.framegate.kit.rules;

/** How well a rule is known. */
public enum Grade {
  /** AWS's guide or service model says so. */
  DOCUMENTED,
  /** Users report it from the real service. */
  OBSERVED,
  /** Follows from an RFC or from a documented rule. */
  INFERRED
}
