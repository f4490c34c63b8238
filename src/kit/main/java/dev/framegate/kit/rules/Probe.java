package dev.framegate.kit.rules;

import java.util.List;

/**
 * A question that the documents leave open; its scenarios record what a target does and give no
 * verdict.
 *
 * @param id stable, such as {@code DEP-025a}
 * @param chapter the folder under {@code features/}
 * @param question the name of the Gherkin {@code Rule:}
 * @param description the prose under it
 * @param source the titles of the sources that leave it open; empty where the description names
 *     none
 * @param evidence what the ledger holds of the question
 * @param location {@code features/...feature:line}
 * @param scenarios how many pickles belong to it
 * @param written its scenarios as the feature states them
 */
public record Probe(
    String id,
    String chapter,
    String question,
    String description,
    String source,
    List<Evidence> evidence,
    String location,
    int scenarios,
    List<WrittenScenario> written) {
  public Probe {
    evidence = List.copyOf(evidence);
    written = List.copyOf(written);
  }
}
