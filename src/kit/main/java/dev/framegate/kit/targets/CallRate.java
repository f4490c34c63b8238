package dev.framegate.kit.targets;

import java.time.Duration;

/**
 * The greatest rate of control-plane calls to a target.
 *
 * @param callsPerSecond on average
 * @param burst calls that may be made at once
 * @param betweenDeployments from one CreateDeployment to the next
 * @param sharedBy how many runs share the account's rate, of which this is one's part
 */
public record CallRate(
    double callsPerSecond, int burst, Duration betweenDeployments, int sharedBy) {
  /** The rate of an account that one run has for itself. */
  public CallRate(double callsPerSecond, int burst, Duration betweenDeployments) {
    this(callsPerSecond, burst, betweenDeployments, 1);
  }

  /** The part of one of several runs at the same time; together they keep the whole rate. */
  public CallRate dividedBy(int runs) {
    return new CallRate(
        callsPerSecond / runs,
        Math.max(1, burst / runs),
        betweenDeployments.multipliedBy(runs),
        sharedBy * runs);
  }

  /** The least time for a number of calls and of deployments among them. */
  public Duration timeFor(int calls, int deployments) {
    double seconds = Math.max(0, calls - burst) / callsPerSecond;
    Duration deploying = betweenDeployments.multipliedBy(Math.max(0, deployments - 1));
    Duration calling = Duration.ofMillis(Math.round(seconds * 1000));
    return calling.compareTo(deploying) > 0 ? calling : deploying;
  }
}
