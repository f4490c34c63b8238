package dev.framegate.kit.run;

import dev.framegate.kit.rules.Probe;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.settings.NearNames;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The only rules and probes of a run.
 *
 * @param text as it was asked for, such as {@code FRM-*,DEP-003}
 * @param ids never empty
 */
public record RuleSelection(String text, Set<String> ids) {
  /**
   * Reads ids and patterns, separated by commas; case is ignored, and {@code *} stands for any
   * characters.
   *
   * @throws IllegalArgumentException where an id or pattern names no rule, or no rule that it names
   *     has a scenario
   */
  public static RuleSelection of(String text, RuleCatalogue catalogue) {
    Map<String, Integer> scenarios = new LinkedHashMap<>();
    for (Rule rule : catalogue.rules()) {
      scenarios.put(rule.id(), rule.scenarios());
    }
    for (Probe probe : catalogue.probes()) {
      scenarios.put(probe.id(), probe.scenarios());
    }
    Set<String> ids = new LinkedHashSet<>();
    for (String item : text.split(",", -1)) {
      List<String> found = matching(item.strip(), scenarios.keySet());
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "there is no rule '%s'.%s 'framegate rules' lists all %d rules and %d probes."
                .formatted(
                    item.strip(),
                    NearNames.question(item.strip(), scenarios.keySet()),
                    catalogue.rules().size(),
                    catalogue.probes().size()));
      }
      ids.addAll(found);
    }
    if (ids.stream().mapToInt(id -> scenarios.getOrDefault(id, 0)).sum() == 0) {
      throw new IllegalArgumentException(
          "nothing to run: %s cannot be tested by a client. 'framegate rules ID' says why."
              .formatted(String.join(", ", ids)));
    }
    return new RuleSelection(text, Set.copyOf(ids));
  }

  /** One rule, which the catalogue must hold. */
  public static RuleSelection only(String id) {
    return new RuleSelection(id, Set.of(id));
  }

  private static List<String> matching(String item, Set<String> known) {
    String expression =
        List.of(item.split("\\*", -1)).stream()
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    return known.stream().filter(id -> pattern.matcher(id).matches()).toList();
  }

  /** As a Cucumber tag expression. */
  static String tagExpression(Set<String> ids) {
    return ids.stream().sorted().map(id -> "@" + id).collect(Collectors.joining(" or ", "(", ")"));
  }

  @Override
  public String toString() {
    return text;
  }
}
