package dev.framegate.gateway.internal.throttle;

/**
 * The rates of the control plane.
 *
 * @param calls of all operations (API-066)
 * @param deployments CreateDeployment (DEP-024)
 */
public record ControlFigures(Rate calls, Rate deployments) {
  /** What every account has. */
  public static final ControlFigures AWS =
      new ControlFigures(Rate.AWS_CONTROL, Rate.AWS_DEPLOYMENTS);

  public ControlFigures withCalls(Rate other) {
    return new ControlFigures(other, deployments);
  }

  public ControlFigures withDeployments(Rate other) {
    return new ControlFigures(calls, other);
  }
}
