package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.kit.report.Shard;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShardOptionTest {
  @Test
  void aNumberedShardNeedsNoEnvironment() {
    assertThat(in(Map.of("CI_NODE_INDEX", "1", "CI_NODE_TOTAL", "9")).shard("2/5"))
        .isEqualTo(new Shard(2, 5));
  }

  @Test
  void gitLabCountsFromOne() {
    assertThat(in(Map.of("CI_NODE_INDEX", "2", "CI_NODE_TOTAL", "3")).shard("auto"))
        .isEqualTo(new Shard(2, 3));
  }

  @Test
  void kubernetesCountsFromZero() {
    assertThat(in(Map.of("JOB_COMPLETION_INDEX", "0", "FRAMEGATE_SHARDS", "3")).shard("auto"))
        .isEqualTo(new Shard(1, 3));
  }

  @Test
  void anEnvironmentWithoutANumberOfShardsSaysWhichVariable() {
    assertThatThrownBy(() -> in(Map.of("JOB_COMPLETION_INDEX", "0")).shard("auto"))
        .hasMessage(
            "expected a number in the environment variable FRAMEGATE_SHARDS, which is not set");
    assertThatThrownBy(() -> in(Map.of()).shard("auto"))
        .hasMessageStartingWith("auto needs CI_NODE_INDEX and CI_NODE_TOTAL, or");
  }

  @ParameterizedTest
  @CsvSource({"0/2, got 0/2", "3/2, got 3/2", "1/101, got 1/101", "2, got '2'", "a/b, got 'a/b'"})
  void whatIsNoShardIsRefused(String text, String complaint) {
    assertThatThrownBy(() -> in(Map.of()).shard(text))
        .hasMessageStartingWith("expected shard I of N as I/N")
        .hasMessageContaining(complaint);
  }

  private static ShardOption in(Map<String, String> environment) {
    return new ShardOption(environment::get);
  }
}
