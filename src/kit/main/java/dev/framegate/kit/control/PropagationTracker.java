package dev.framegate.kit.control;

import dev.framegate.kit.outcome.VisibleChange;
import dev.framegate.kit.outcome.VisibleChange.Change;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When a scenario changed what its stages serve, and nobody has seen it yet. */
public final class PropagationTracker {
  private record Pending(Change change, long since) {}

  private final Map<String, Pending> pending = new HashMap<>();

  /** Once the target has answered. */
  void answered(ControlPlaneCall call) {
    String stage = call.members().path("stageName").asText();
    switch (call.operation().name()) {
      case "CreateStage" -> began(stage, Change.STAGE);
      case "UpdateStage" -> {
        if (call.members().has("deploymentId")) {
          began(stage, Change.DEPLOYMENT);
        }
      }
      case "CreateDeployment" -> {
        if (!stage.isEmpty()) {
          began(stage, Change.DEPLOYMENT);
        }
      }
      case "DeleteStage" -> pending.remove(stage);
      default -> {
        // Changes nothing that clients could see.
      }
    }
  }

  private void began(String stage, Change change) {
    pending.put(stage, new Pending(change, System.nanoTime()));
  }

  /** A client was let in: that is what shows a new stage. */
  public Optional<VisibleChange> reached(String stage) {
    return seen(stage, Set.of(Change.STAGE));
  }

  /** A client had the answer that only the newest deployment gives. */
  public Optional<VisibleChange> answeredAnew(String stage) {
    return seen(stage, Set.of(Change.values()));
  }

  private Optional<VisibleChange> seen(String stage, Set<Change> shown) {
    Pending change = pending.get(stage);
    if (change == null || !shown.contains(change.change())) {
      return Optional.empty();
    }
    pending.remove(stage);
    return Optional.of(
        new VisibleChange(change.change(), Duration.ofNanos(System.nanoTime() - change.since())));
  }
}
