package dev.framegate.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A rule that a target is declared to break.
 *
 * @param rule the id, such as {@code FRM-004}
 * @param reason what the target does instead
 * @param issue a link to where it is tracked; empty where there is none
 * @param expires the last day on which the declaration excuses anything; empty for no end
 */
public record Deviation(
    String rule, String reason, Optional<String> issue, Optional<LocalDate> expires) {}
