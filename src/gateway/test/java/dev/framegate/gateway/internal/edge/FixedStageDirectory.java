package dev.framegate.gateway.internal.edge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One API, {@code abc123}, with the stages test and other, and one without deployment. */
final class FixedStageDirectory implements StageDirectory {
  static final String API = "abc123";

  /** Only its presence matters to the edge. */
  private final Snapshot snapshot = new Snapshot();

  @Override
  public boolean hasApi(String apiId) {
    return apiId.equals(API);
  }

  @Override
  public Optional<LiveStage> find(String apiId, String stageName) {
    if (!hasApi(apiId)) {
      return Optional.empty();
    }
    return switch (stageName) {
      case "test", "other" -> Optional.of(stage(stageName, snapshot));
      case "undeployed" -> Optional.of(stage(stageName, null));
      default -> Optional.empty();
    };
  }

  private static LiveStage stage(String name, @Nullable Snapshot snapshot) {
    return new LiveStage(
        API,
        name,
        snapshot,
        Map.of(),
        JsonNodeFactory.instance.objectNode().put("stageName", name));
  }
}
