package dev.framegate.kit.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.faults.Fault;
import dev.framegate.faults.Faults;
import dev.framegate.kit.report.Shard;
import dev.framegate.kit.rules.RuleCatalogue;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultShardTest {
  private static final RuleCatalogue CATALOGUE = RuleCatalogue.load();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void everyFaultIsInExactlyOneShardAndShardsCostTheSame(int count) {
    List<List<Fault>> shards =
        IntStream.rangeClosed(1, count)
            .mapToObj(index -> FaultShard.of(new Shard(index, count), Faults.all(), CATALOGUE))
            .toList();

    assertThat(shards.stream().flatMap(List::stream).toList())
        .containsExactlyInAnyOrderElementsOf(Faults.all());
    Map<Fault, Long> costs = FaultShard.costs(Faults.all(), CATALOGUE);
    double mean = costs.values().stream().mapToLong(Long::longValue).sum() / (double) count;
    assertThat(shards)
        .allSatisfy(
            faults ->
                assertThat(faults.stream().mapToLong(costs::get).sum() / mean)
                    .isBetween(0.75, 1.25));
  }
}
