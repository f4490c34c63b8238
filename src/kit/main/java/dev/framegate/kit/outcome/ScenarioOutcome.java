package dev.framegate.kit.outcome;

import dev.framegate.kit.io.Redaction;
import dev.framegate.kit.rules.StepResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.wire.TranscriptEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one scenario came to.
 *
 * @param rule id of the rule or probe it belongs to
 * @param tags of the scenario and of all around it, each with its {@code @}
 * @param location {@code features/...feature:line}; for an outline the row's line
 * @param reason why it did not pass, or null
 * @param steps that started or were skipped, in their order
 */
public record ScenarioOutcome(
    String rule,
    String name,
    Set<String> tags,
    String location,
    Verdict verdict,
    double seconds,
    @Nullable String reason,
    List<TranscriptEvent> evidence,
    List<StepResult> steps) {

  /** The same without secrets in the reason; the evidence has none. */
  public ScenarioOutcome without(Redaction redaction) {
    return reason == null
        ? this
        : new ScenarioOutcome(
            rule, name, tags, location, verdict, seconds, redaction.text(reason), evidence, steps);
  }
}
