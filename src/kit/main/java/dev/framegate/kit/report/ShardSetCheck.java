package dev.framegate.kit.report;

import dev.framegate.kit.rules.Deviation;
import dev.framegate.kit.rules.RuleCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks that reports are the shards of one run: all of them, each once, and of the same kind. */
final class ShardSetCheck {
  /** What must be the same in each shard, as it decides on verdicts. */
  private static final List<String> SETTINGS = List.of("tags", "rule", "patience", "repeat");

  private final Map<String, JudgedRun> shards;

  private ShardSetCheck(Map<String, JudgedRun> shards) {
    this.shards = shards;
  }

  /**
   * @param shards by the name of the report, for messages
   * @throws IllegalArgumentException with the reports that do not belong together, and what to do
   */
  static void require(Map<String, JudgedRun> shards, RuleCatalogue catalogue) {
    new ShardSetCheck(shards).require(catalogue);
  }

  private void require(RuleCatalogue catalogue) {
    if (shards.isEmpty()) {
      throw new IllegalArgumentException("Expected the reports of all shards of a run; got none.");
    }
    shards.forEach(ShardSetCheck::requireShard);
    same(
        "are parts of different divisions",
        run -> "1/" + identity(run).shard().count(),
        "Merge the shards of one run only.");
    same(
        "were judged by different catalogues",
        ShardSetCheck::catalogue,
        "Run all shards with the same version of the kit.");
    requireCatalogue(catalogue);
    same(
        "are of different targets",
        ShardSetCheck::target,
        "Run all shards against the same target, with the same declaration.");
    same(
        "were judged at different levels",
        run -> run.level().word(),
        "Run all shards with the same --level.");
    same(
        "were judged by different requirement sets",
        run -> run.requirements().map(RequirementsResult::set).orElse("the whole catalogue"),
        "Run all shards with the same --requirements.");
    same(
        "know of different deviations",
        ShardSetCheck::deviations,
        "Run all shards with the same declaration.");
    for (String setting : SETTINGS) {
      same(
          "were run with a different '%s'".formatted(setting),
          run -> Optional.ofNullable(run.settings().get(setting)).orElse("none"),
          "Run all shards with the same options.");
    }
    requireEachOnce();
  }

  private static void requireShard(String name, JudgedRun run) {
    if (run.shard().isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' is no shard's report: it was not made with --shard. Merge the reports of 'framegate run --shard I/N'."
              .formatted(name));
    }
  }

  private void same(String how, Function<JudgedRun, String> what, String advice) {
    Map<String, String> firstWith = new LinkedHashMap<>();
    shards.forEach((name, run) -> firstWith.putIfAbsent(what.apply(run), name));
    if (firstWith.size() > 1) {
      List<Map.Entry<String, String>> unlike = List.copyOf(firstWith.entrySet());
      throw new IllegalArgumentException(
          "The reports of '%s' and '%s' cannot be merged: they %s, %s and %s. %s"
              .formatted(
                  unlike.get(0).getValue(),
                  unlike.get(1).getValue(),
                  how,
                  unlike.get(0).getKey(),
                  unlike.get(1).getKey(),
                  advice));
    }
  }

  private void requireCatalogue(RuleCatalogue catalogue) {
    JudgedRun first = shards.values().iterator().next();
    if (!identity(first).catalogue().equals(ShardIdentity.digest(catalogue))) {
      throw new IllegalArgumentException(
          "The shards were judged by another catalogue (%s) than this kit's. Merge them with the version of the kit that ran them."
              .formatted(catalogue(first)));
    }
  }

  private void requireEachOnce() {
    Map<Integer, String> names = new LinkedHashMap<>();
    shards.forEach(
        (name, run) -> {
          String other = names.putIfAbsent(identity(run).shard().index(), name);
          if (other != null) {
            throw new IllegalArgumentException(
                "'%s' and '%s' are both %s. Merge each shard once."
                    .formatted(other, name, identity(run).shard().words()));
          }
        });
    int count = identity(shards.values().iterator().next()).shard().count();
    String missing =
        IntStream.rangeClosed(1, count)
            .filter(index -> !names.containsKey(index))
            .mapToObj(index -> index + "/" + count)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "Shards are missing: %s. Merge the reports of all %d shards of the run."
              .formatted(missing, count));
    }
  }

  private static ShardIdentity identity(JudgedRun run) {
    return run.shard().orElseThrow();
  }

  private static String catalogue(JudgedRun run) {
    return "%s %s, %s".formatted(run.kit().name(), run.kit().version(), identity(run).catalogue());
  }

  private static String target(JudgedRun run) {
    JudgedTarget target = run.target();
    return "'%s' (adapter %s%s; %s)"
        .formatted(
            target.name(),
            target.adapter(),
            target.version().isEmpty() ? "" : ", version " + target.version(),
            target.capabilities().isEmpty() ? "none" : String.join(", ", target.capabilities()));
  }

  private static String deviations(JudgedRun run) {
    return run.deviations().stream()
        .map(DeviationResult::deviation)
        .map(ShardSetCheck::text)
        .sorted()
        .collect(Collectors.joining("; ", "[", "]"));
  }

  private static String text(Deviation deviation) {
    return "%s: %s%s%s"
        .formatted(
            deviation.rule(),
            deviation.reason(),
            deviation.issue().map(issue -> ", " + issue).orElse(""),
            deviation.expires().map(day -> ", until " + day).orElse(""));
  }
}
