package dev.framegate.report;

import dev.framegate.rules.Deviation;
import java.util.Locale;

/** What became of one entry of a target's declaration. */
public record DeviationResult(Deviation deviation, State state) {
  /** How an entry and the run agree. */
  public enum State {
    /** The rule is broken, as declared. */
    HELD,
    /** The rule holds: the entry is to be removed. */
    SURPRISE_PASS,
    /** The rule is still broken, but the entry's last day has passed. */
    EXPIRED,
    /** The catalogue holds no such rule, or one that nothing can break. */
    STALE,
    /** The run did not settle the rule. */
    UNSETTLED;

    /** As in {@code conformance.json}: {@code surprise-pass}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the declaration has to be changed. */
    boolean wrong() {
      return this == SURPRISE_PASS || this == EXPIRED || this == STALE;
    }
  }
}
