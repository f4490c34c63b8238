package dev.framegate.kit.report;

import dev.framegate.kit.rules.RequirementSet;
import dev.framegate.kit.rules.RuleCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the shards of a run as the one run that they were parts of. */
public final class ShardMerge {
  private static final String SHARD = "shard";

  /** What each shard has for itself; it is kept for each. */
  private static final Set<String> OWN =
      Set.of("run", "threads", "note", "control-plane calls", "tried again");

  private final RuleCatalogue catalogue;
  private final List<JudgedRun> shards;

  private ShardMerge(RuleCatalogue catalogue, Collection<JudgedRun> shards) {
    this.catalogue = catalogue;
    this.shards =
        shards.stream()
            .sorted(Comparator.comparingInt(run -> run.shard().orElseThrow().shard().index()))
            .toList();
  }

  /**
   * @param shards by the name of the report, for messages
   * @throws IllegalArgumentException where they are not all shards of one run, each once, with what
   *     to do
   */
  public static JudgedRun of(RuleCatalogue catalogue, Map<String, JudgedRun> shards) {
    ShardSetCheck.require(shards, catalogue);
    return new ShardMerge(catalogue, shards.values()).judged();
  }

  private JudgedRun judged() {
    JudgedRun first = shards.get(0);
    Instant started = shards.stream().map(JudgedRun::started).min(Instant::compareTo).orElseThrow();
    boolean filtered = first.settings().containsKey("tags") || first.settings().containsKey("rule");
    return new Judge(catalogue)
        .judge(
            new Judge.RunResults(
                first.kit(),
                first.target(),
                started,
                secondsSince(started),
                first.level(),
                settings(),
                filtered,
                List.of(new Judge.Round(outcomes(), answers())),
                first.deviations().stream().map(DeviationResult::deviation).toList(),
                visibility(),
                first.requirements().map(RequirementsResult::set).map(RequirementSet::named)))
        .withTallies(tallies());
  }

  /** From the first shard's start to the last one's end. */
  private double secondsSince(Instant started) {
    return shards.stream()
        .mapToDouble(
            run -> Duration.between(started, run.started()).toMillis() / 1000.0 + run.seconds())
        .max()
        .orElseThrow();
  }

  private List<Judge.Outcome> outcomes() {
    return shards.stream()
        .flatMap(ShardMerge::rules)
        .flatMap(
            result ->
                result.scenarios().stream()
                    .map(scenario -> new Judge.Outcome(result.rule().id(), scenario)))
        .toList();
  }

  /** All rules that a shard tried, scored or not. */
  private static Stream<RuleResult> rules(JudgedRun run) {
    return Stream.concat(
        run.rules().stream(), run.requirements().stream().flatMap(set -> set.unscored().stream()));
  }

  private List<Judge.Answer> answers() {
    return shards.stream()
        .flatMap(run -> run.probes().stream())
        .map(
            probe ->
                new Judge.Answer(probe.id(), probe.scenario(), probe.answer(), probe.location()))
        .toList();
  }

  /** Percentiles of several shards have no sum: each shard's are shown. */
  private List<PropagationDelay> visibility() {
    return shards.stream()
        .flatMap(
            run ->
                run.visibility().stream()
                    .map(
                        delay ->
                            new PropagationDelay(
                                "%s, %s".formatted(delay.change(), words(run)),
                                delay.seen(),
                                delay.p50(),
                                delay.p99())))
        .toList();
  }

  private static String words(JudgedRun run) {
    return run.shard().orElseThrow().shard().words();
  }

  /** How often each rule passed; of a rule that two shards speak of, the worse. */
  private Map<String, PassCount> tallies() {
    Map<String, PassCount> tallies = new HashMap<>();
    shards.stream()
        .flatMap(ShardMerge::rules)
        .forEach(
            result ->
                tallies.merge(
                    result.rule().id(),
                    result.tally(),
                    (one, other) -> one.passed() <= other.passed() ? one : other));
    return tallies;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(shards.get(0).settings());
    settings.keySet().removeAll(OWN);
    settings.remove(SHARD);
    settings.put("merged", shards.size() + " shards");
    for (String name : new TreeSet<>(OWN)) {
      List<String> values = new ArrayList<>();
      shards.forEach(
          run ->
              Optional.ofNullable(run.settings().get(name))
                  .ifPresent(value -> values.add("%s: %s".formatted(words(run), value))));
      if (!values.isEmpty()) {
        settings.put(name, values.stream().collect(Collectors.joining("; ")));
      }
    }
    return settings;
  }
}
