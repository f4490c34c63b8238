package dev.framegate.kit.run;

import dev.framegate.kit.report.Shard;
import dev.framegate.kit.rules.Probe;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules and probes that one shard of a run tries.
 *
 * @param ids those of this shard
 * @param asked those of all shards
 */
public record ShardSelection(Shard shard, Set<String> ids, Set<String> asked) {
  public ShardSelection {
    ids = Set.copyOf(ids);
    asked = Set.copyOf(asked);
  }

  /**
   * The part of what the settings ask for.
   *
   * @throws IllegalArgumentException where there are more shards than rules
   */
  public static ShardSelection of(Shard shard, RunSettings settings, RuleCatalogue catalogue) {
    Map<String, Integer> asked = asked(settings, catalogue);
    if (asked.size() < shard.count()) {
      throw new IllegalArgumentException(
          "there %s for %d shards: a rule is never divided. Use at most %d."
              .formatted(
                  asked.size() == 1 ? "is only 1 rule" : "are only " + asked.size() + " rules",
                  shard.count(),
                  Math.max(1, asked.size())));
    }
    return new ShardSelection(shard, ShardPlan.of(asked, CallCosts.load(), shard), asked.keySet());
  }

  /** How many scenarios each rule or probe has that the settings ask for. */
  private static Map<String, Integer> asked(RunSettings settings, RuleCatalogue catalogue) {
    Map<String, Integer> scenarios = new TreeMap<>();
    if (settings.tags().isPresent()) {
      RunPlan.of(Optional.empty(), settings)
          .tried()
          .forEach((id, count) -> scenarios.put(id, count.intValue()));
      return scenarios;
    }
    for (Rule rule : catalogue.rules()) {
      scenarios.put(rule.id(), rule.scenarios());
    }
    for (Probe probe : catalogue.probes()) {
      scenarios.put(probe.id(), probe.scenarios());
    }
    settings.rules().ifPresent(only -> scenarios.keySet().retainAll(only.ids()));
    scenarios.values().removeIf(count -> count == 0);
    return scenarios;
  }
}
