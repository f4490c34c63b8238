package dev.framegate.gateway.internal.throttle;

/**
 * The rates of the control plane.
 *
 * @param calls of all operations (API-066)
 * @param deployments CreateDeployment (DEP-024)
 */
public record ControlPlaneRates(Rate calls, Rate deployments) {
  /** What every account has. */
  public static final ControlPlaneRates AWS =
      new ControlPlaneRates(Rate.AWS_CONTROL, Rate.AWS_DEPLOYMENTS);

  public ControlPlaneRates withCalls(Rate other) {
    return new ControlPlaneRates(other, deployments);
  }

  public ControlPlaneRates withDeployments(Rate other) {
    return new ControlPlaneRates(calls, other);
  }
}
