package dev.framegate.kit.rules;

import java.util.List;
import java.util.Map;

/**
 * The register of sources, and what is known of each rule and probe. Immutable.
 *
 * @param sources by their ids
 * @param evidence by the id of the rule or probe
 * @param places where in its file the evidence of an id stands
 */
record Ledger(
    Map<String, Source> sources, Map<String, List<Evidence>> evidence, Map<String, String> places) {
  static final Ledger EMPTY = new Ledger(Map.of(), Map.of(), Map.of());

  Ledger {
    sources = Map.copyOf(sources);
    evidence = Map.copyOf(evidence);
    places = Map.copyOf(places);
  }

  /** Whether there is a register; without one a line {@code Source:} may say anything. */
  boolean isKept() {
    return !sources.isEmpty();
  }

  List<Evidence> of(String id) {
    return evidence.getOrDefault(id, List.of());
  }
}
