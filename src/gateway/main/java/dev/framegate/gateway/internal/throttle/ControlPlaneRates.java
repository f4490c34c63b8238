package dev.framegate.gateway.internal.throttle;

import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.util.Optional;

/**
 * The rates of the control plane.
 *
 * @param calls of all operations (API-066)
 * @param deployments CreateDeployment (DEP-024)
 */
public record ControlPlaneRates(Rate calls, Rate deployments) {
  /** The rates, if they are enforced. */
  static Optional<ControlPlaneRates> of(Limits limits) {
    return limits.isOn(Limit.CONTROL_PLANE_RATES)
        ? Optional.of(
            new ControlPlaneRates(
                new Rate(
                    limits.value(Limit.CONTROL_PLANE_PER_SECOND),
                    limits.count(Limit.CONTROL_PLANE_BURST)),
                new Rate(limits.value(Limit.DEPLOYMENTS_PER_SECOND), 1)))
        : Optional.empty();
  }
}
