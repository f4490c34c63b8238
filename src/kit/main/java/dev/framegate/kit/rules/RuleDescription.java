package dev.framegate.kit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text under a {@code Rule:}, apart from the lines that name its source, the reason why it is
 * untestable, and the reason why it has one scenario.
 */
record RuleDescription(
    String description,
    Optional<String> source,
    Optional<String> untestable,
    Optional<String> oneScenario) {
  private static final String SOURCE = "Source:";
  private static final String UNTESTABLE = "Untestable:";
  private static final String ONE_SCENARIO = "One scenario:";

  static RuleDescription of(String text) {
    List<String> rest = new ArrayList<>();
    Optional<String> source = Optional.empty();
    Optional<String> untestable = Optional.empty();
    Optional<String> oneScenario = Optional.empty();
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.startsWith(SOURCE)) {
        source = value(line, SOURCE);
      } else if (line.startsWith(UNTESTABLE)) {
        untestable = value(line, UNTESTABLE);
      } else if (line.startsWith(ONE_SCENARIO)) {
        oneScenario = value(line, ONE_SCENARIO);
      } else {
        rest.add(line);
      }
    }
    return new RuleDescription(String.join("\n", rest).strip(), source, untestable, oneScenario);
  }

  private static Optional<String> value(String line, String key) {
    return Optional.of(line.substring(key.length()).strip()).filter(v -> !v.isEmpty());
  }
}
