package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.DeploymentPolicy;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Serves the newest attached snapshot of an API at all of its stages. */
final class NewestSnapshotForAll implements DeploymentPolicy {
  private final Map<String, Snapshot> newest = new ConcurrentHashMap<>();

  static Gateway.Builder applied(Gateway.Builder right) {
    NewestSnapshotForAll policy = new NewestSnapshotForAll();
    return PolicyReplacement.all(
            PolicyReplacement.deployments(policy), PolicyReplacement.directory(policy::over))
        .apply(right);
  }

  @Override
  public LiveStage live(StageView view) {
    LiveStage now = DeploymentPolicy.super.live(view);
    LiveStage served = view.served();
    Snapshot given = now.snapshot();
    if (given != null && (served == null || served.snapshot() != given)) {
      newest.put(view.apiId(), given);
    }
    return now;
  }

  private StageDirectory over(StageDirectory right) {
    return new StageDirectory() {
      @Override
      public boolean hasApi(String apiId) {
        return right.hasApi(apiId);
      }

      @Override
      public Optional<LiveStage> find(String apiId, String stageName) {
        return right
            .find(apiId, stageName)
            .map(
                stage ->
                    new LiveStage(
                        apiId,
                        stageName,
                        stage.snapshot() == null ? null : newest.get(apiId),
                        stage.variables(),
                        stage.settings()));
      }
    };
  }
}
