package dev.framegate.kit.suite;

import dev.framegate.kit.suite.Seen.Change;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When a scenario changed what its stages serve, and nobody has seen it yet. */
final class Propagation {
  private record Pending(Change change, long since) {}

  private final Map<String, Pending> pending = new HashMap<>();

  /** Once the target has answered. */
  void answered(Called called) {
    String stage = called.members().path("stageName").asText();
    switch (called.operation().name()) {
      case "CreateStage" -> began(stage, Change.STAGE);
      case "UpdateStage" -> {
        if (called.members().has("deploymentId")) {
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
  Optional<Seen> reached(String stage) {
    return seen(stage, Set.of(Change.STAGE));
  }

  /** A client had the answer that only the newest deployment gives. */
  Optional<Seen> answeredAnew(String stage) {
    return seen(stage, Set.of(Change.values()));
  }

  private Optional<Seen> seen(String stage, Set<Change> shown) {
    Pending change = pending.get(stage);
    if (change == null || !shown.contains(change.change())) {
      return Optional.empty();
    }
    pending.remove(stage);
    return Optional.of(
        new Seen(change.change(), Duration.ofNanos(System.nanoTime() - change.since())));
  }
}
