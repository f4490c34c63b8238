package dev.framegate.kit.rules;

import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsFile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules that a version of the catalogue asked for. Once released, a set never changes, so that
 * a verdict by it means the same whichever version of the kit gave it.
 *
 * @param name of the month in which it was frozen, such as {@code 2026-12}
 * @param ids of its rules
 */
public record RequirementSet(String name, Set<String> ids) {
  static final String FOLDER = "requirements";
  private static final String SUFFIX = ".yaml";
  private static final String RULES = "rules";

  public RequirementSet {
    ids = Set.copyOf(ids);
  }

  /** The sets that travel with the kit, the oldest first. */
  public static List<RequirementSet> all() {
    return FeatureFiles.requirementSets().stream().map(RequirementSet::of).toList();
  }

  /**
   * The set of a name.
   *
   * @throws IllegalArgumentException with all names where there is none
   */
  public static RequirementSet named(String name) {
    List<RequirementSet> all = all();
    return all.stream()
        .filter(set -> set.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no requirement set '%s'. Valid values: %s."
                        .formatted(
                            name,
                            String.join(", ", all.stream().map(RequirementSet::name).toList()))));
  }

  /**
   * Reads a file of a set.
   *
   * @throws dev.framegate.settings.SettingsException where it is no list of rules
   */
  static RequirementSet of(FeatureFile file) {
    Section root = SettingsFile.parse(file.location(), file.text());
    root.requireKnown(List.of(RULES));
    List<String> ids = root.list(RULES, "[API-001, API-001a]");
    Set<String> unique = new TreeSet<>(ids);
    if (ids.isEmpty() || unique.size() != ids.size()) {
      throw root.error(RULES, "a requirement set names its rules, each once");
    }
    String path = file.location();
    return new RequirementSet(
        path.substring(path.lastIndexOf('/') + 1, path.length() - SUFFIX.length()), unique);
  }

  /** Whether a path below the features is that of a set. */
  static boolean isIn(String path) {
    return path.contains("/" + FOLDER + "/") && path.endsWith(SUFFIX);
  }

  public boolean holds(Rule rule) {
    return ids.contains(rule.id());
  }
}
