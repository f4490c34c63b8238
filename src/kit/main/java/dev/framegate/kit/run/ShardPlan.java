package dev.framegate.kit.run;

import dev.framegate.kit.report.Shard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The rules and probes of a run, divided among shards of about the same cost. A rule is never
 * divided: its verdict, and the rounds of a repeated run, then stand in one report.
 *
 * <p>The dearest rule goes first, each to the shard that has the least so far. The plan depends on
 * what was asked for and on the measured costs alone, never on the target or the machine, so that
 * shards which know nothing of each other agree.
 */
final class ShardPlan {
  /** What a scenario takes beside its calls: a handshake, messages and waits. */
  private static final int CALLS_OF_CLIENT = 2;

  private ShardPlan() {}

  /**
   * The ids of each shard, those of the first one first.
   *
   * @param scenarios how many each rule or probe has, by its id
   */
  static List<Set<String>> of(Map<String, Integer> scenarios, CallCosts costs, int shards) {
    List<String> dearestFirst =
        scenarios.keySet().stream()
            .sorted(
                Comparator.comparingInt((String id) -> -cost(id, scenarios, costs))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<Set<String>> plan = new ArrayList<>();
    IntStream.range(0, shards).forEach(i -> plan.add(new TreeSet<>()));
    int[] load = new int[shards];
    for (String id : dearestFirst) {
      int lightest =
          IntStream.range(0, shards)
              .boxed()
              .min(Comparator.comparingInt(i -> load[i]))
              .orElseThrow();
      plan.get(lightest).add(id);
      load[lightest] += cost(id, scenarios, costs);
    }
    return plan;
  }

  static Set<String> of(Map<String, Integer> scenarios, CallCosts costs, Shard shard) {
    return of(scenarios, costs, shard.count()).get(shard.index() - 1);
  }

  /** Control-plane calls, which take most of the time, and with them whatever else there is. */
  static int cost(String id, Map<String, Integer> scenarios, CallCosts costs) {
    int wanted = scenarios.getOrDefault(id, 0);
    return CALLS_OF_CLIENT * wanted + costs.usualCallsOf(id, wanted);
  }
}
