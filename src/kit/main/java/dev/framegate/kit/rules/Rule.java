package dev.framegate.kit.rules;

import java.util.List;
import java.util.Optional;

/**
 * One normative statement about the service.
 *
 * @param id stable, such as {@code DEP-003}
 * @param chapter the folder under {@code features/}
 * @param statement the name of the Gherkin {@code Rule:}
 * @param description the prose under it
 * @param source the titles of the sources that the line {@code Source:} names
 * @param evidence what the ledger holds of it
 * @param seed whether the deploy page itself says it
 * @param untestable why no client could tell; empty for a rule with scenarios
 * @param location {@code features/...feature:line}
 * @param scenarios how many pickles belong to it
 * @param written its scenarios as the feature states them; empty for a rule that was read from a
 *     report
 */
public record Rule(
    String id,
    String chapter,
    String statement,
    String description,
    String source,
    List<Evidence> evidence,
    Requirement requirement,
    Grade grade,
    boolean seed,
    Optional<String> untestable,
    String location,
    int scenarios,
    List<WrittenScenario> written) {
  public Rule {
    evidence = List.copyOf(evidence);
    written = List.copyOf(written);
  }

  /** A rule as a report holds it: without its evidence, and without the text of its scenarios. */
  public Rule(
      String id,
      String chapter,
      String statement,
      String description,
      String source,
      Requirement requirement,
      Grade grade,
      boolean seed,
      Optional<String> untestable,
      String location,
      int scenarios) {
    this(
        id,
        chapter,
        statement,
        description,
        source,
        List.of(),
        requirement,
        grade,
        seed,
        untestable,
        location,
        scenarios,
        List.of());
  }

  /** The line of the description that says where to look when the rule is broken. */
  public Optional<String> hint() {
    return description.lines().filter(line -> line.startsWith("If this fails")).findFirst();
  }
}
