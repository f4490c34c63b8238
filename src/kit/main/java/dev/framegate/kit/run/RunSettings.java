package dev.framegate.kit.run;

import dev.framegate.kit.report.Level;
import dev.framegate.kit.rules.RequirementSet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a run.
 *
 * @param tags Cucumber tag expression; empty for all rules
 * @param rules the only rules to run; empty for all
 * @param patience multiplies every time-out
 * @param threads scenarios at a time
 * @param report folder for the report's files
 * @param repeat how many times everything is tried
 * @param requirements the rules to judge by; empty for the whole catalogue
 * @param shard the part of all that to run; empty for the whole
 */
public record RunSettings(
    Optional<String> tags,
    Optional<RuleSelection> rules,
    Level level,
    double patience,
    int threads,
    Path report,
    int repeat,
    Optional<RequirementSet> requirements,
    Optional<ShardSelection> shard) {

  /** Settings for a judgement by the whole catalogue. */
  public RunSettings(
      Optional<String> tags,
      Optional<RuleSelection> rules,
      Level level,
      double patience,
      int threads,
      Path report,
      int repeat) {
    this(tags, rules, level, patience, threads, report, repeat, Optional.empty(), Optional.empty());
  }

  /** The same for a judgement by a requirement set. */
  public RunSettings judgedBy(Optional<RequirementSet> set) {
    return new RunSettings(tags, rules, level, patience, threads, report, repeat, set, shard);
  }

  /** The same for a part of it. */
  public RunSettings ofShard(Optional<ShardSelection> part) {
    return new RunSettings(
        tags, rules, level, patience, threads, report, repeat, requirements, part);
  }

  /** The settings of a run that is made once. */
  public RunSettings(
      Optional<String> tags,
      Optional<RuleSelection> rules,
      Level level,
      double patience,
      int threads,
      Path report) {
    this(tags, rules, level, patience, threads, report, 1);
  }

  /** The settings that conformance is judged by: every rule, and the level documented. */
  public static RunSettings standard(Path report) {
    return new RunSettings(Optional.empty(), Optional.empty(), Level.DOCUMENTED, 1, 8, report);
  }

  /** Whether only a part of the rules was asked for. */
  public boolean filtered() {
    return tags.isPresent() || rules.isPresent() || shard.isPresent();
  }

  /** The only rules and probes to run, whatever their tags; empty for all. */
  public Optional<Set<String>> ids() {
    return shard.map(ShardSelection::ids).or(() -> rules.map(RuleSelection::ids));
  }

  Optional<String> tagExpression() {
    Optional<String> one = ids().map(RuleSelection::tagExpression);
    return tags.flatMap(
            expression -> one.map(id -> "(" + expression + ") and " + id).or(() -> tags))
        .or(() -> one);
  }

  /** As the report prints them. */
  Map<String, String> effective() {
    Map<String, String> effective = new LinkedHashMap<>();
    effective.put("level", level.word());
    tags.ifPresent(expression -> effective.put("tags", expression));
    rules.ifPresent(only -> effective.put("rule", only.text()));
    requirements.ifPresent(set -> effective.put("requirements", set.name()));
    shard.ifPresent(part -> effective.put("shard", part.shard().toString()));
    effective.put("patience", String.valueOf(patience));
    effective.put("threads", String.valueOf(threads));
    if (repeat > 1) {
      effective.put("repeat", String.valueOf(repeat));
    }
    return effective;
  }
}
