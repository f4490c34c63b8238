package dev.framegate.gateway.internal.throttle;

import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;

/** The rates of the control plane (API-066, DEP-024). */
public final class ControlPlaneThrottle implements Predicate<String> {
  private final TokenBucket calls;
  private final Map<String, TokenBucket> operations;

  private ControlPlaneThrottle(Limits limits, Clock clock) {
    BucketTimeMeter time = BucketTimeMeter.of(clock);
    Rate deployments = new Rate(limits.value(Limit.DEPLOYMENTS_PER_SECOND), 1);
    this.calls = new TokenBucket(Rate.controlPlane(limits), time);
    this.operations = Map.of("CreateDeployment", new TokenBucket(deployments, time));
  }

  /** Permits everything if the limits do not enforce the rates of the control plane. */
  public static Predicate<String> of(Limits limits, Clock clock) {
    return limits.isOn(Limit.CONTROL_PLANE_RATES)
        ? new ControlPlaneThrottle(limits, clock)
        : operation -> true;
  }

  /** Whether an operation may be called now. Takes a token of each bucket that it concerns. */
  @Override
  public boolean test(String operation) {
    TokenBucket own = operations.get(operation);
    return (own == null || own.take()) && calls.take();
  }
}
