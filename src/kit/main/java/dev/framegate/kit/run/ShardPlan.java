package dev.framegate.kit.run;

import dev.framegate.kit.report.Shard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rules and probes of a run, divided among shards of about the same cost. A rule is never
 * divided: its verdict, and the rounds of a repeated run, then stand in one report.
 *
 * <p>The dearest rule goes first, each to the shard that has the least so far of what it takes: of
 * calls, of deployments, which an account makes at a pace of their own, and of scenarios. The plan
 * depends on what was asked for and on the measured costs alone, never on the target or the
 * machine, so that shards which know nothing of each other agree.
 */
final class ShardPlan {
  /** What a scenario takes beside its calls: a handshake, messages and waits. */
  private static final int CALLS_OF_CLIENT = 2;

  /** Calls, deployments and scenarios. */
  private static final int MEASURES = 3;

  private ShardPlan() {}

  /**
   * The ids of each shard, those of the first one first.
   *
   * @param scenarios how many each rule or probe has, by its id
   */
  static List<Set<String>> of(Map<String, Integer> scenarios, CallCosts costs, int shards) {
    Map<String, double[]> shares = shares(scenarios, costs);
    List<String> dearestFirst =
        scenarios.keySet().stream()
            .sorted(
                Comparator.comparingDouble((String id) -> -most(share(shares, id)))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<Set<String>> plan = new ArrayList<>();
    IntStream.range(0, shards).forEach(i -> plan.add(new TreeSet<>()));
    double[][] load = new double[shards][MEASURES];
    for (String id : dearestFirst) {
      double[] share = share(shares, id);
      int lightest =
          IntStream.range(0, shards)
              .boxed()
              .min(Comparator.comparingDouble(i -> product(load[i], share)))
              .orElseThrow();
      plan.get(lightest).add(id);
      load[lightest] = sum(load[lightest], share);
    }
    return plan;
  }

  /** What each rule is of all: of the calls, the deployments and the scenarios. */
  private static Map<String, double[]> shares(Map<String, Integer> scenarios, CallCosts costs) {
    List<ToIntFunction<String>> measures =
        List.of(
            id -> cost(id, scenarios, costs),
            id -> costs.of(id).deployments(),
            id -> scenarios.getOrDefault(id, 0));
    double[] totals =
        measures.stream()
            .mapToDouble(m -> Math.max(1, scenarios.keySet().stream().mapToInt(m).sum()))
            .toArray();
    return scenarios.keySet().stream()
        .collect(
            Collectors.toMap(
                id -> id,
                id ->
                    IntStream.range(0, MEASURES)
                        .mapToDouble(i -> measures.get(i).applyAsInt(id) / totals[i])
                        .toArray()));
  }

  private static double[] share(Map<String, double[]> shares, String id) {
    return shares.getOrDefault(id, new double[MEASURES]);
  }

  private static double most(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  /** How much a shard has already of what a rule takes. */
  private static double product(double[] load, double[] share) {
    return IntStream.range(0, MEASURES).mapToDouble(i -> load[i] * share[i]).sum();
  }

  private static double[] sum(double[] one, double[] other) {
    return IntStream.range(0, MEASURES).mapToDouble(i -> one[i] + other[i]).toArray();
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
