package dev.framegate.gateway.fault;

import dev.framegate.gateway.deploy.LiveStage;
import dev.framegate.gateway.deploy.Snapshot;
import dev.framegate.gateway.deploy.StageDirectory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets a stage's former snapshot come back for a while. A fresh client asks four times: at its
 * address, when it connects, sends and leaves.
 */
final class Flapping implements StageDirectory {
  private static final int WHILE = 6;

  /**
   * What is known of one stage.
   *
   * @param former the snapshot before the present one
   */
  private record Seen(@Nullable Snapshot present, @Nullable Snapshot former, int asked) {
    Seen next(@Nullable Snapshot now) {
      return now == present ? new Seen(present, former, asked + 1) : new Seen(now, present, 0);
    }
  }

  private final StageDirectory right;
  private final Map<String, Seen> stages = new ConcurrentHashMap<>();

  Flapping(StageDirectory right) {
    this.right = right;
  }

  @Override
  public boolean hasApi(String apiId) {
    return right.hasApi(apiId);
  }

  @Override
  public Optional<LiveStage> find(String apiId, String stageName) {
    return right
        .find(apiId, stageName)
        .map(
            stage -> {
              Seen seen =
                  stages.compute(
                      apiId + "/" + stageName,
                      (name, before) ->
                          before == null
                              ? new Seen(stage.snapshot(), null, 0)
                              : before.next(stage.snapshot()));
              Snapshot former = seen.former();
              return former == null || seen.asked() / WHILE % 2 == 0
                  ? stage
                  : new LiveStage(
                      stage.apiId(), stage.name(), former, stage.variables(), stage.settings());
            });
  }
}
