package dev.framegate.kit.targets;

import java.time.Duration;

/**
 * The greatest rate of control-plane calls to a target.
 *
 * @param callsPerSecond on average
 * @param burst calls that may be made at once
 * @param betweenDeployments from one CreateDeployment to the next
 */
public record CallRate(double callsPerSecond, int burst, Duration betweenDeployments) {
  /** The least time for a number of calls and of deployments among them. */
  public Duration timeFor(int calls, int deployments) {
    double seconds = Math.max(0, calls - burst) / callsPerSecond;
    Duration deploying = betweenDeployments.multipliedBy(Math.max(0, deployments - 1));
    Duration calling = Duration.ofMillis(Math.round(seconds * 1000));
    return calling.compareTo(deploying) > 0 ? calling : deploying;
  }
}
