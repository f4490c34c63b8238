package dev.framegate.kit.report;

import dev.framegate.kit.rules.Deviation;
import java.util.List;
import java.util.Locale;

/**
 * The state of one entry of a target's declaration.
 *
 * @param rules ids of the rules that brought the entry into this state; one unless the entry is a
 *     pattern, none where nothing is known of any
 */
public record DeviationResult(Deviation deviation, State state, List<String> rules) {
  public DeviationResult {
    rules = List.copyOf(rules);
  }

  /** How an entry and the run agree. */
  public enum State {
    /** Every rule that was settled is broken, as declared. */
    HELD,
    /** A rule holds: the entry is to be removed, or a pattern to be narrowed. */
    SURPRISE_PASS,
    /** The entry's last day has passed, and no rule of it holds. */
    EXPIRED,
    /** The catalogue holds no such rule, only ones that nothing can break, or all are skipped. */
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

  /** What it means for the one who keeps the declaration. */
  public String advice() {
    String named = deviation.isPattern() ? " (" + String.join(", ", rules) + ")" : "";
    return switch (state) {
      case HELD ->
          rules.size() == 1
              ? "The rule is broken" + named + ", as declared."
              : "The rules are broken" + named + ", as declared.";
      case SURPRISE_PASS ->
          deviation.isPattern()
              ? "It covers rules that hold" + named + ": name only those that are broken."
              : "The rule holds: remove the entry.";
      case EXPIRED ->
          "The entry expired on "
              + deviation.expires().map(Object::toString).orElse("")
              + ": correct the target, or give the entry a new date.";
      case STALE -> stale(named);
      case UNSETTLED -> "The run did not settle the rule.";
    };
  }

  private String stale(String named) {
    if (!rules.isEmpty()) {
      return "It is skipped"
          + named
          + ", so that nothing is known of it: remove the entry, or"
          + " declare the capability that the rule needs.";
    }
    return deviation.isPattern()
        ? "The pattern matches no testable rule: remove the entry, or correct its pattern."
        : "The catalogue holds no such testable rule: remove the entry, or correct its id.";
  }
}
