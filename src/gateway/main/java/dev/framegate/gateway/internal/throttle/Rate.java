package dev.framegate.gateway.internal.throttle;

/**
 * The figures of one token bucket.
 *
 * @param perSecond tokens that come back in a second; 0 or less lets nothing pass
 * @param burst tokens that a full bucket holds; 0 or less lets nothing pass
 */
public record Rate(double perSecond, long burst) {
  /** What an account may ask of all its APIs, callbacks included (LIM-010). */
  public static final Rate AWS_REQUESTS = new Rate(10_000, 5_000);

  /** New connections of an account (LIM-004); its burst is documented nowhere. */
  public static final Rate AWS_CONNECTIONS = new Rate(500, 500);

  /** Calls of the control plane (API-066). */
  public static final Rate AWS_CONTROL = new Rate(10, 40);

  /** CreateDeployment: one in five seconds (DEP-024). */
  public static final Rate AWS_DEPLOYMENTS = new Rate(0.2, 1);

  boolean permitsAny() {
    return perSecond > 0 && burst > 0;
  }

  /** Whether this one never stops what the other one lets pass. */
  boolean isAsWideAs(Rate other) {
    return perSecond >= other.perSecond && burst >= other.burst;
  }
}
