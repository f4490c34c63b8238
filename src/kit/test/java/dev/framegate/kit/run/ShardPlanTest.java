package dev.framegate.kit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.kit.report.Level;
import dev.framegate.kit.report.Shard;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.suite.PlannedScenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardPlanTest {
  private static final RuleCatalogue CATALOGUE = RuleCatalogue.load();
  private static final CallCosts COSTS = CallCosts.load();
  private static final RunSettings WHOLE = RunSettings.standard(Path.of("reports/partial"));

  private static List<PlannedScenario> scenarios;
  private static Map<String, Integer> byRule;

  @BeforeAll
  static void planTheWholeRun() {
    scenarios = RunPlan.of(Optional.empty(), WHOLE).scenarios();
    byRule =
        scenarios.stream()
            .collect(Collectors.groupingBy(PlannedScenario::rule, Collectors.summingInt(s -> 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void everyScenarioIsInExactlyOneShard(int count) {
    List<ShardSelection> shards = shards(WHOLE, count);

    assertThat(scenarios)
        .hasSizeGreaterThan(1_000)
        .allSatisfy(
            scenario ->
                assertThat(shards)
                    .filteredOn(
                        shard ->
                            shard.ids().stream().anyMatch(id -> scenario.tags().contains("@" + id)))
                    .hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7})
  void shardsCostTheSame(int count) {
    List<Set<String>> shards = shards(WHOLE, count).stream().map(ShardSelection::ids).toList();

    assertBalanced(shards, id -> ShardPlan.cost(id, byRule, COSTS));
    assertBalanced(shards, id -> COSTS.of(id).calls());
    assertBalanced(shards, id -> COSTS.of(id).deployments());
    assertBalanced(shards, byRule::get);
  }

  private static void assertBalanced(List<Set<String>> shards, ToIntFunction<String> what) {
    List<Integer> sums = shards.stream().map(ids -> ids.stream().mapToInt(what).sum()).toList();
    double mean = sums.stream().mapToInt(Integer::intValue).average().orElseThrow();
    assertThat(sums).allSatisfy(sum -> assertThat(sum / mean).isBetween(0.75, 1.25));
  }

  @Test
  void theShardsOfASelectionHoldItAndNothingElse() {
    RuleSelection frames = RuleSelection.of("FRM-*", CATALOGUE);

    List<ShardSelection> shards = shards(of(Optional.empty(), Optional.of(frames)), 3);

    assertThat(shards.stream().flatMap(shard -> shard.ids().stream()).toList())
        .doesNotHaveDuplicates()
        .isSubsetOf(frames.ids())
        .containsAll(byRule.keySet().stream().filter(frames.ids()::contains).toList());
  }

  @Test
  void tagsAreDividedByTheRulesThatTheySelect() {
    RunSettings seed = of(Optional.of("@DEP-003 or @FRM-001"), Optional.empty());

    assertThat(shards(seed, 2))
        .extracting(ShardSelection::ids)
        .containsExactlyInAnyOrder(Set.of("DEP-003"), Set.of("FRM-001"));
  }

  @Test
  void moreShardsThanRulesAreRefused() {
    RunSettings one = of(Optional.empty(), Optional.of(RuleSelection.only("FRM-001")));

    assertThatThrownBy(() -> ShardSelection.of(new Shard(1, 2), one, CATALOGUE))
        .hasMessage("there is only 1 rule for 2 shards: a rule is never divided. Use at most 1.");
  }

  private static List<ShardSelection> shards(RunSettings settings, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(index -> ShardSelection.of(new Shard(index, count), settings, CATALOGUE))
        .toList();
  }

  private static RunSettings of(Optional<String> tags, Optional<RuleSelection> rules) {
    return new RunSettings(tags, rules, Level.DOCUMENTED, 1, 8, Path.of("reports/partial"));
  }
}
