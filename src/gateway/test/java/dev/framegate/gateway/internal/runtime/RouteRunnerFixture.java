package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.deploy.TestApi;
import dev.framegate.gateway.internal.integration.IntegrationRegistry;
import dev.framegate.gateway.internal.throttle.Throttle;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A runner with one stage, whose snapshot and variables a test can change at any time. */
final class RouteRunnerFixture implements StageDirectory, AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-01T12:34:56.789Z");
  static final ConnectionInfo CONNECTION =
      new ConnectionInfo(
          "L0SM9cOFvHcCIhw=",
          "a1",
          "test",
          Instant.parse("2026-11-01T12:00:00Z"),
          "127.0.0.9",
          "okhttp",
          "a1.example");

  final RouteRunner runner;
  volatile Map<String, String> variables = Map.of();
  private volatile @Nullable Snapshot snapshot;

  RouteRunnerFixture(TestApi api) {
    this(api, RuntimePolicies.aws(), IntegrationRegistry.standard(), RunnerLimits.defaults());
  }

  RouteRunnerFixture(
      TestApi api,
      RuntimePolicies policies,
      IntegrationRegistry integrations,
      RunnerLimits limits) {
    snapshot = api.compile();
    runner =
        new RouteRunner(
            this, integrations, policies, Clock.fixed(NOW, ZoneOffset.UTC), Throttle.NONE, limits);
  }

  void deploy(@Nullable Snapshot other) {
    snapshot = other;
  }

  Optional<String> send(String text) throws Exception {
    return runner.message(CONNECTION, text).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  ConnectResult connect(Map<String, List<String>> headers) throws Exception {
    return runner
        .connect(CONNECTION, new Handshake("/test", headers, Map.of("q", List.of("1"))))
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  @Override
  public boolean hasApi(String apiId) {
    return apiId.equals("a1");
  }

  @Override
  public Optional<LiveStage> find(String apiId, String stageName) {
    return Optional.of(new LiveStage(apiId, stageName, snapshot, variables, TestApi.json("{}")));
  }

  @Override
  public void close() {
    runner.close();
  }
}
