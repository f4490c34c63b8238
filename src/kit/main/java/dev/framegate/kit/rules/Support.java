package dev.framegate.kit.rules;

import java.util.Locale;

/** How much of a rule an entry of evidence carries. */
public enum Support {
  /** All that the scenarios of the rule assert. */
  ALL,
  /** Some of it; of a probe, what the question is about. */
  PART,
  /** That AWS accepts and returns a member, because a test sends it; no default. */
  ACCEPTANCE,
  /** It contradicts the rule. */
  AGAINST;

  /** As in the ledger: {@code acceptance}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
