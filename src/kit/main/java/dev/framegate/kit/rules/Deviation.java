package dev.framegate.kit.rules;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A rule that a target is declared to break, or several.
 *
 * @param rule the id, such as {@code FRM-004}, or a pattern, such as {@code FRM-*}
 * @param reason what the target does instead
 * @param issue a link to where it is tracked; empty where there is none
 * @param expires the last day on which the declaration excuses anything; empty for no end
 */
public record Deviation(
    String rule, String reason, Optional<String> issue, Optional<LocalDate> expires) {
  /** Stands in a suggested declaration until a person has written a reason. */
  public static final String NO_REASON_YET = "TODO: what the target does instead, and why";

  private static final String ANYTHING = "*";

  /** Whether a rule is meant by this entry. */
  public boolean covers(String id) {
    String expression =
        Arrays.stream(rule.split(Pattern.quote(ANYTHING), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.matches(expression, id);
  }

  public boolean isPattern() {
    return rule.contains(ANYTHING);
  }
}
