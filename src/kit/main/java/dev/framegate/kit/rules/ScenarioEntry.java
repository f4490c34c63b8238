package dev.framegate.kit.rules;

import java.util.Set;

/**
 * A scenario, or a row of an outline, as Cucumber selects it.
 *
 * @param tags each with its {@code @}, those of the feature and the rule included
 * @param location {@code features/...feature:line}
 */
public record ScenarioEntry(Set<String> tags, String location) {
  public ScenarioEntry {
    tags = Set.copyOf(tags);
  }

  /** {@code features/...feature}. */
  public String file() {
    return location.substring(0, location.lastIndexOf(':'));
  }
}
