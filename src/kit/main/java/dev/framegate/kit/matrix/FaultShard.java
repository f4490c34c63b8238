package dev.framegate.kit.matrix;

import dev.framegate.faults.Fault;
import dev.framegate.kit.report.Shard;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The faults of one shard of the matrix. Each fault is in exactly one shard, and shards have about
 * the same number of scenarios to run. Faults of a chapter stay together, so that few shards run
 * the same chapter against the gateway without faults.
 */
public final class FaultShard {
  private FaultShard() {}

  /** The part of these faults, in their order. */
  public static List<Fault> of(Shard shard, List<Fault> faults, RuleCatalogue catalogue) {
    List<Fault> byChapter =
        faults.stream()
            .sorted(
                Comparator.comparing((Fault fault) -> chapter(fault, catalogue))
                    .thenComparing(Fault::name))
            .toList();
    Map<Fault, Long> costs = costs(faults, catalogue);
    long all = costs.values().stream().mapToLong(Long::longValue).sum();
    List<Fault> part = new ArrayList<>();
    long before = 0;
    for (Fault fault : byChapter) {
      long cost = costs.getOrDefault(fault, 0L);
      // The shard in which the middle of the fault's cost lies.
      if ((2 * before + cost) * shard.count() / (2 * all) == shard.index() - 1) {
        part.add(fault);
      }
      before += cost;
    }
    return faults.stream().filter(part::contains).toList();
  }

  /** How many scenarios are run with each fault, and one for the start of its gateway. */
  static Map<Fault, Long> costs(List<Fault> faults, RuleCatalogue catalogue) {
    Map<String, Integer> chapters =
        catalogue.rules().stream()
            .collect(Collectors.groupingBy(Rule::chapter, Collectors.summingInt(Rule::scenarios)));
    Map<Fault, Long> costs = new HashMap<>();
    for (Fault fault : faults) {
      costs.put(
          fault,
          1L
              + fault.breaks().stream()
                  .flatMap(id -> catalogue.rule(id).stream())
                  .map(Rule::chapter)
                  .distinct()
                  .mapToLong(chapter -> chapters.getOrDefault(chapter, 0))
                  .sum());
    }
    return costs;
  }

  private static String chapter(Fault fault, RuleCatalogue catalogue) {
    return fault.breaks().stream()
        .sorted()
        .flatMap(id -> catalogue.rule(id).stream())
        .map(Rule::chapter)
        .findFirst()
        .orElse("");
  }
}
