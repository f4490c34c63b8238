package dev.framegate.faults;

import dev.framegate.gateway.internal.control.DeploymentPolicy;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.deploy.DeploymentException;
import dev.framegate.gateway.internal.deploy.LiveStage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stage keeps what it serves when its deployment does not exist or its API cannot be deployed,
 * which the rules of the control plane prevent in a gateway without faults.
 */
record TolerantDeployments(DeploymentPolicy policy) implements DeploymentPolicy {
  @Override
  public LiveStage live(StageView view) {
    LiveStage now;
    try {
      now = policy.live(view);
    } catch (DeploymentException e) {
      now = DeploymentPolicy.super.live(view);
      return keeping(now, view.served());
    }
    boolean missing =
        now.snapshot() == null && !now.settings().path("deploymentId").asText("").isEmpty();
    return missing ? keeping(now, view.served()) : now;
  }

  private static LiveStage keeping(LiveStage now, @Nullable LiveStage served) {
    return new LiveStage(
        now.apiId(),
        now.name(),
        served == null ? null : served.snapshot(),
        now.variables(),
        now.settings());
  }

  @Override
  public Set<String> attachedTo(@Nullable String named, Set<String> existing) {
    return policy.attachedTo(named, existing);
  }

  @Override
  public boolean deploysBy(ResourceKind changed) {
    return policy.deploysBy(changed);
  }
}
