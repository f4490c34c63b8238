package dev.framegate.kit.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How well a rule is known. It follows from the rule's evidence. */
public enum Grade {
  /** A page or a service model of AWS says all that the scenarios assert. */
  DOCUMENTED,
  /** A test, a measurement or a report shows it on the real service. */
  OBSERVED,
  /** Follows from an RFC or from another rule. */
  INFERRED,
  /** There is evidence against it: it is measured and shown, and fails no run. */
  DISPUTED;

  /**
   * The grades that a rule with this evidence may have. There is more than one where tests and
   * reports show only a part of the rule: whether that part is what the rule is about is for its
   * author to say.
   */
  static Set<Grade> allowedBy(List<Evidence> evidence) {
    if (evidence.stream().anyMatch(e -> e.support() == Support.AGAINST)) {
      return Set.of(DISPUTED);
    }
    if (evidence.stream().anyMatch(e -> e.kind().isDocument() && e.support() == Support.ALL)) {
      return Set.of(DOCUMENTED);
    }
    if (evidence.stream().anyMatch(e -> e.kind().isObservation() && e.support() == Support.ALL)) {
      return Set.of(OBSERVED);
    }
    return evidence.stream().anyMatch(e -> e.kind().isObservation() && e.support() == Support.PART)
        ? Set.of(OBSERVED, INFERRED)
        : Set.of(INFERRED);
  }

  /** As in a tag: {@code documented}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
