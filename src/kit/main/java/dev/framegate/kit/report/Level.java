package dev.framegate.kit.report;

import dev.framegate.kit.rules.Grade;
import dev.framegate.kit.rules.Requirement;
import dev.framegate.kit.rules.Rule;
import java.util.Locale;

/** How far a run asserts: a rule that is missed below it is advisory. */
public enum Level {
  /** Documented MUSTs. */
  DOCUMENTED,
  /** Also observed MUSTs. */
  OBSERVED,
  /** Also inferred ones, and every SHOULD. A MAY or a disputed rule is never asserted. */
  ALL;

  /** Whether missing this rule fails a run. */
  public boolean asserts(Rule rule) {
    if (rule.grade() == Grade.DISPUTED || rule.requirement() == Requirement.MAY) {
      return false;
    }
    boolean must = rule.requirement() == Requirement.MUST;
    return switch (this) {
      case DOCUMENTED -> must && rule.grade() == Grade.DOCUMENTED;
      case OBSERVED -> must && rule.grade() != Grade.INFERRED;
      case ALL -> true;
    };
  }

  /** As on the command line and in the report: {@code documented}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
