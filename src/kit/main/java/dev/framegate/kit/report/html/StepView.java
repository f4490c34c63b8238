package dev.framegate.kit.report.html;

import dev.framegate.kit.rules.StepResult;
import dev.framegate.kit.rules.WrittenStep;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A step with its result.
 *
 * @param mark {@code passed}, {@code failed}, {@code skipped}; empty where no result is known
 * @param took how long it took; empty where that says nothing
 */
record StepView(WrittenStep step, String mark, String took) {
  /** Shorter steps show no duration. */
  private static final double WORTH_TELLING = 0.01;

  /** Whether it differs from a step that passed. */
  boolean remarkable() {
    return mark.equals("failed") || mark.equals("skipped");
  }

  static List<StepView> of(List<WrittenStep> steps, List<StepResult> results) {
    Map<Integer, StepResult> byLine = new HashMap<>();
    results.forEach(result -> byLine.put(result.line(), result));
    return steps.stream()
        .map(
            step -> {
              StepResult result = byLine.get(step.line());
              return result == null
                  ? new StepView(step, "", "")
                  : new StepView(
                      step,
                      result.status().name().toLowerCase(Locale.ROOT),
                      result.seconds() < WORTH_TELLING ? "" : Durations.seconds(result.seconds()));
            })
        .toList();
  }
}
