package dev.framegate.gateway.internal.throttle;

import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;

/**
 * The rate and burst of a token bucket.
 *
 * @param perSecond tokens that are added in a second; 0 or less permits nothing
 * @param burst tokens of a full bucket; 0 or less permits nothing
 */
public record Rate(double perSecond, long burst) {
  /** Handshakes, messages and callbacks of the account. */
  static Rate requests(Limits limits) {
    return new Rate(limits.value(Limit.REQUESTS_PER_SECOND), limits.count(Limit.REQUESTS_BURST));
  }

  /** New connections of the account. AWS documents no burst, so it is the rate of one second. */
  static Rate connections(Limits limits) {
    double perSecond = limits.value(Limit.CONNECTIONS_PER_SECOND);
    return new Rate(perSecond, (long) Math.ceil(perSecond));
  }

  /** Calls of the control plane. */
  static Rate controlPlane(Limits limits) {
    return new Rate(
        limits.value(Limit.CONTROL_PLANE_PER_SECOND), limits.count(Limit.CONTROL_PLANE_BURST));
  }

  /** An equal part of this rate. Who may have any has at least one request. */
  Rate dividedBy(int parts) {
    return new Rate(perSecond / parts, burst > 0 ? Math.max(1, burst / parts) : burst);
  }

  boolean permitsAny() {
    return perSecond > 0 && burst > 0;
  }

  /** Whether this rate permits everything that the other one permits. */
  boolean isAsWideAs(Rate other) {
    return perSecond >= other.perSecond && burst >= other.burst;
  }
}
