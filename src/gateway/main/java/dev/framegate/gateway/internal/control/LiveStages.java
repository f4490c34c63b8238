package dev.framegate.gateway.internal.control;

import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.deploy.ApiOwners;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What every stage serves now, of the APIs of all accounts and Regions. Reads do not block: an
 * API's stages are replaced as one map.
 */
final class LiveStages implements StageDirectory, ApiOwners {
  private final Map<String, LiveApi> byApi = new ConcurrentHashMap<>();

  private record LiveApi(AccountRegion owner, Map<String, LiveStage> stages) {}

  @Override
  public boolean hasApi(String apiId) {
    return byApi.containsKey(apiId);
  }

  @Override
  public Optional<LiveStage> find(String apiId, String stageName) {
    return Optional.ofNullable(of(apiId).get(stageName));
  }

  @Override
  public Optional<AccountRegion> ownerOf(String apiId) {
    return Optional.ofNullable(byApi.get(apiId)).map(LiveApi::owner);
  }

  Map<String, LiveStage> of(String apiId) {
    LiveApi api = byApi.get(apiId);
    return api == null ? Map.of() : api.stages();
  }

  void replace(String apiId, AccountRegion owner, Map<String, LiveStage> stages) {
    byApi.put(apiId, new LiveApi(owner, Map.copyOf(stages)));
  }

  void remove(String apiId) {
    byApi.remove(apiId);
  }
}
