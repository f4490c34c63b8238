package dev.framegate.cli;

import dev.framegate.kit.report.Shard;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code --shard}: {@code 2/5}, or {@code auto} for what a CI system or Kubernetes
 * puts into the environment. The environment alone divides no run, as jobs that differ in something
 * else are numbered, too.
 */
final class ShardOption {
  static final String DESCRIPTION =
      "only part I of N, such as 2/5, for 'framegate merge'; auto takes both from CI_NODE_INDEX and"
          + " CI_NODE_TOTAL, or from JOB_COMPLETION_INDEX and FRAMEGATE_SHARDS";

  /** For faults, which have no report to merge. */
  static final String FAULTS =
      "only part I of N of the faults, such as 2/5; auto takes both from the environment, as run"
          + " does";

  private static final String AUTO = "auto";

  private final UnaryOperator<@Nullable String> environment;

  ShardOption(UnaryOperator<@Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * @throws IllegalArgumentException where it names no shard, with what is expected
   */
  static Optional<Shard> of(@Nullable String text) {
    return Optional.ofNullable(text).map(new ShardOption(System::getenv)::shard);
  }

  Shard shard(String text) {
    if (!text.equals(AUTO)) {
      return Shard.parse(text);
    }
    if (environment.apply("CI_NODE_INDEX") != null) {
      return new Shard(number("CI_NODE_INDEX"), number("CI_NODE_TOTAL"));
    }
    if (environment.apply("JOB_COMPLETION_INDEX") != null) {
      // Kubernetes counts from 0.
      return new Shard(number("JOB_COMPLETION_INDEX") + 1, number("FRAMEGATE_SHARDS"));
    }
    throw new IllegalArgumentException(
        "auto needs CI_NODE_INDEX and CI_NODE_TOTAL, or JOB_COMPLETION_INDEX and FRAMEGATE_SHARDS, in the environment; none of them is set. Set them, or give I/N");
  }

  private int number(String variable) {
    String value = environment.apply(variable);
    if (value == null || !value.matches("\\d{1,6}")) {
      throw new IllegalArgumentException(
          "expected a number in the environment variable %s, %s"
              .formatted(variable, value == null ? "which is not set" : "got '" + value + "'"));
    }
    return Integer.parseInt(value);
  }
}
