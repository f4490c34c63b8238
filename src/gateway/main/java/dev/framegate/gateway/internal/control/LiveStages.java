package dev.framegate.gateway.internal.control;

import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What every stage serves now. Reads do not block: an API's stages are replaced as one map. */
final class LiveStages implements StageDirectory {
  private final Map<String, Map<String, LiveStage>> byApi = new ConcurrentHashMap<>();

  @Override
  public boolean hasApi(String apiId) {
    return byApi.containsKey(apiId);
  }

  @Override
  public Optional<LiveStage> find(String apiId, String stageName) {
    return Optional.ofNullable(of(apiId).get(stageName));
  }

  Map<String, LiveStage> of(String apiId) {
    return byApi.getOrDefault(apiId, Map.of());
  }

  void replace(String apiId, Map<String, LiveStage> stages) {
    byApi.put(apiId, Map.copyOf(stages));
  }

  void remove(String apiId) {
    byApi.remove(apiId);
  }
}
