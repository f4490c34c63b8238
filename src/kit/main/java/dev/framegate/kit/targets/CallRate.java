package dev.framegate.kit.targets;

import java.time.Duration;

/**
 * How fast the control plane of a target is called.
 *
 * @param callsPerSecond over any longer time
 * @param burst calls that may come at once after a rest
 * @param betweenDeployments from one CreateDeployment to the next
 */
public record CallRate(double callsPerSecond, int burst, Duration betweenDeployments) {
  /** The least time that so many calls, deployments among them, need. */
  public Duration timeFor(int calls, int deployments) {
    double seconds = Math.max(0, calls - burst) / callsPerSecond;
    Duration deploying = betweenDeployments.multipliedBy(Math.max(0, deployments - 1));
    Duration calling = Duration.ofMillis(Math.round(seconds * 1000));
    return calling.compareTo(deploying) > 0 ? calling : deploying;
  }
}
