package dev.framegate.kit.run;

import dev.framegate.kit.report.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a run is to be made.
 *
 * @param tags Cucumber tag expression; empty for all rules
 * @param rule id of the only rule to run; empty for all
 * @param patience multiplies every time-out
 * @param threads scenarios at a time
 * @param report folder for the report's files
 * @param repeat how often everything is tried
 */
public record RunSettings(
    Optional<String> tags,
    Optional<String> rule,
    Level level,
    double patience,
    int threads,
    Path report,
    int repeat) {

  /** Of a run that is made once. */
  public RunSettings(
      Optional<String> tags,
      Optional<String> rule,
      Level level,
      double patience,
      int threads,
      Path report) {
    this(tags, rule, level, patience, threads, report, 1);
  }

  /** What conformance means: every rule, the documented level, patience for a near target. */
  public static RunSettings standard(Path report) {
    return new RunSettings(Optional.empty(), Optional.empty(), Level.DOCUMENTED, 1, 8, report);
  }

  public boolean filtered() {
    return tags.isPresent() || rule.isPresent();
  }

  Optional<String> tagExpression() {
    Optional<String> one = rule.map(id -> "@" + id);
    return tags.flatMap(
            expression -> one.map(id -> "(" + expression + ") and " + id).or(() -> tags))
        .or(() -> one);
  }

  /** As the report prints them. */
  Map<String, String> effective() {
    Map<String, String> effective = new LinkedHashMap<>();
    effective.put("level", level.word());
    tags.ifPresent(expression -> effective.put("tags", expression));
    rule.ifPresent(id -> effective.put("rule", id));
    effective.put("patience", String.valueOf(patience));
    effective.put("threads", String.valueOf(threads));
    if (repeat > 1) {
      effective.put("repeat", String.valueOf(repeat));
    }
    return effective;
  }
}
