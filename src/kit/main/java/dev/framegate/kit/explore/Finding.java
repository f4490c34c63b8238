package dev.framegate.kit.explore;

import java.util.List;
import java.util.Map;

/**
 * A sequence after which a target does what the rules do not permit.
 *
 * @param rule the id of the rule that it touches
 * @param expected what the rule permits, and {@code observed} what the target did instead
 * @param steps as lines that {@code explore --replay} reads
 * @param sentences the sequence as a scenario
 * @param evidence the last lines of what went over the wire
 * @param found the seed and the number of the sequence; 0 of a replay
 */
public record Finding(
    String rule,
    String expected,
    String observed,
    List<String> steps,
    List<String> sentences,
    List<String> evidence,
    Map.Entry<Long, Integer> found) {

  public Finding {
    steps = List.copyOf(steps);
    sentences = List.copyOf(sentences);
    evidence = List.copyOf(evidence);
  }

  static Finding of(Trial trial, long seed, int number) {
    MismatchException mismatch = trial.mismatch().orElseThrow();
    return new Finding(
        mismatch.rule(),
        mismatch.expected(),
        mismatch.observed(),
        trial.steps().stream().map(Step::line).toList(),
        ScenarioText.of(trial.steps(), mismatch),
        trial.evidence(),
        Map.entry(seed, number));
  }
}
