package dev.framegate.kit.explore;

import java.util.ArrayList;
import java.util.List;

/** A sequence as a scenario, for a feature of one's own. */
final class ScenarioText {
  private ScenarioText() {}

  static List<String> of(List<Step> steps, MismatchException mismatch) {
    List<String> lines = new ArrayList<>();
    lines.add("Scenario: Found by exploration, see " + mismatch.rule());
    lines.add("  Given an API deployed to stage \"%s\"".formatted(Model.FIRST_STAGE));
    boolean first = true;
    for (Step step : steps) {
      for (String sentence : Actions.of(step).sentences(step)) {
        boolean begins = !sentence.startsWith(" ") && !sentence.startsWith("#");
        lines.add((begins ? first ? "  When " : "  And " : "    ") + sentence);
        first &= !begins;
      }
    }
    lines.add("  # expected: " + mismatch.expected());
    lines.add("  # observed: " + mismatch.observed());
    return lines;
  }
}
