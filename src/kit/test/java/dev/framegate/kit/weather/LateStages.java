package dev.framegate.kit.weather;

import dev.framegate.gateway.internal.control.DeploymentPolicy;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The stages of one control plane, as each of several front ends knows them: some of them late. */
final class LateStages {
  private final Weather weather;
  private final int fronts;
  private final Map<String, List<Change>> changes = new ConcurrentHashMap<>();
  private volatile @Nullable StageDirectory truth;

  /** A change of one stage: what it was before, and when each front end learns of it. */
  private record Change(Optional<LiveStage> before, long since, Duration[] learning) {
    boolean isKnownTo(int front) {
      return System.nanoTime() - since >= learning[front].toNanos();
    }
  }

  LateStages(Weather weather, int fronts) {
    this.weather = weather;
    this.fronts = fronts;
  }

  /** What the control plane says, which is its own front end's directory. */
  StageDirectory over(StageDirectory right) {
    truth = right;
    return seenBy(0);
  }

  private StageDirectory truth() {
    StageDirectory right = truth;
    if (right == null) {
      throw new IllegalStateException("The control plane has not started.");
    }
    return right;
  }

  /** What a front end knows now. */
  StageDirectory seenBy(int front) {
    return new StageDirectory() {
      @Override
      public boolean hasApi(String apiId) {
        return truth().hasApi(apiId);
      }

      @Override
      public Optional<LiveStage> find(String apiId, String stageName) {
        return changes.getOrDefault(key(apiId, stageName), List.of()).stream()
            .filter(change -> !change.isKnownTo(front))
            .findFirst()
            .map(Change::before)
            .orElseGet(() -> truth().find(apiId, stageName));
      }
    };
  }

  /** Notes each change of what stages serve. */
  DeploymentPolicy noting(DeploymentPolicy right) {
    return new DeploymentPolicy() {
      @Override
      public LiveStage live(StageView view) {
        LiveStage now = right.live(view);
        if (!now.equals(view.served())) {
          changed(now.apiId(), now.name(), Optional.ofNullable(view.served()));
        }
        return now;
      }

      @Override
      public Set<String> attachedTo(@Nullable String named, Set<String> existing) {
        return right.attachedTo(named, existing);
      }

      @Override
      public boolean deploysBy(ResourceKind kind) {
        return right.deploysBy(kind);
      }
    };
  }

  /** The stage as it is, for {@link #deleted}. */
  Optional<LiveStage> now(String apiId, String stage) {
    return truth().find(apiId, stage);
  }

  void deleted(LiveStage before) {
    changed(before.apiId(), before.name(), Optional.of(before));
  }

  private void changed(String apiId, String stage, Optional<LiveStage> before) {
    changes
        .computeIfAbsent(key(apiId, stage), name -> new CopyOnWriteArrayList<>())
        .add(new Change(before, System.nanoTime(), weather.learning(fronts)));
  }

  private static String key(String apiId, String stage) {
    return apiId + "/" + stage;
  }
}
