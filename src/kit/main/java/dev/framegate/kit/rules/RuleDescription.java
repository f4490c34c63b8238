package dev.framegate.kit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text under a {@code Rule:}, apart from the lines that name its source and the reason why it
 * is untestable.
 */
record RuleDescription(String description, Optional<String> source, Optional<String> untestable) {
  private static final String SOURCE = "Source:";
  private static final String UNTESTABLE = "Untestable:";

  static RuleDescription of(String text) {
    List<String> rest = new ArrayList<>();
    Optional<String> source = Optional.empty();
    Optional<String> untestable = Optional.empty();
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.startsWith(SOURCE)) {
        source = value(line, SOURCE);
      } else if (line.startsWith(UNTESTABLE)) {
        untestable = value(line, UNTESTABLE);
      } else {
        rest.add(line);
      }
    }
    return new RuleDescription(String.join("\n", rest).strip(), source, untestable);
  }

  private static Optional<String> value(String line, String key) {
    return Optional.of(line.substring(key.length()).strip()).filter(v -> !v.isEmpty());
  }
}
