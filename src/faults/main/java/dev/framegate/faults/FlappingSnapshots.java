package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.DeploymentPolicy;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves a stage's former snapshot again for a while, like a cache that is not invalidated. A new
 * client causes up to four reads: of the address, on connect, message and disconnect.
 */
final class FlappingSnapshots implements DeploymentPolicy {
  private static final int WHILE = 6;

  /** The snapshot before the current one, and the number of reads since. */
  private record Former(Snapshot snapshot, AtomicInteger asked) {
    boolean shows() {
      return asked.getAndIncrement() / WHILE % 2 == 1;
    }
  }

  private final Map<String, Former> formers = new ConcurrentHashMap<>();

  static Gateway.Builder applied(Gateway.Builder right) {
    FlappingSnapshots flapping = new FlappingSnapshots();
    return PolicyReplacement.all(
            PolicyReplacement.deployments(flapping), PolicyReplacement.directory(flapping::over))
        .apply(right);
  }

  @Override
  public LiveStage live(StageView view) {
    LiveStage now = DeploymentPolicy.super.live(view);
    LiveStage served = view.served();
    Snapshot former = served == null ? null : served.snapshot();
    if (former != null && former != now.snapshot()) {
      formers.put(key(now.apiId(), now.name()), new Former(former, new AtomicInteger()));
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
        Former former = formers.get(key(apiId, stageName));
        return right
            .find(apiId, stageName)
            .map(
                stage ->
                    former != null && former.shows()
                        ? new LiveStage(
                            apiId,
                            stageName,
                            former.snapshot(),
                            stage.variables(),
                            stage.settings())
                        : stage);
      }
    };
  }

  private static String key(String apiId, String stageName) {
    return apiId + "/" + stageName;
  }
}
