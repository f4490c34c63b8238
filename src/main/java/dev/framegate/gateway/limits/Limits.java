package dev.framegate.gateway.limits;

import dev.framegate.gateway.control.ControlLimits;
import dev.framegate.gateway.control.Kind;
import dev.framegate.gateway.edge.AwsHandshakePolicy;
import dev.framegate.gateway.edge.FrameLimits;
import dev.framegate.gateway.edge.Lifetimes;
import dev.framegate.gateway.throttle.Rate;
import java.time.Duration;

/**
 * Every figure that somebody may want to turn for a test, or because his account has another one.
 *
 * @param control how many resources there may be
 * @param frames payload bytes; those of a message hold for callbacks too
 * @param idle without activity, until close 1001
 * @param duration of a connection, until close 1001
 * @param connectUrlCharacters the longest path with query of a handshake
 * @param requests handshakes, messages and callbacks of the account
 * @param connections new ones of the account
 * @param controlPlaneRates whether the control plane's own rates hold; off, as tests are in a hurry
 */
public record Limits(
    ControlLimits control,
    FrameLimits frames,
    Duration idle,
    Duration duration,
    int connectUrlCharacters,
    Rate requests,
    Rate connections,
    boolean controlPlaneRates) {
  /** The defaults of an AWS account. */
  public static Limits aws() {
    return new Limits(
        ControlLimits.aws(),
        FrameLimits.AWS,
        Lifetimes.AWS.idle(),
        Lifetimes.AWS.duration(),
        AwsHandshakePolicy.MAX_URL_CHARACTERS,
        Rate.AWS_REQUESTS,
        Rate.AWS_CONNECTIONS,
        false);
  }

  Limits withMost(Kind kind, int number) {
    return withControl(control.withMost(kind, number));
  }

  private Limits withControl(ControlLimits other) {
    return new Limits(
        other,
        frames,
        idle,
        duration,
        connectUrlCharacters,
        requests,
        connections,
        controlPlaneRates);
  }

  Limits withFrames(FrameLimits other) {
    return new Limits(
        control,
        other,
        idle,
        duration,
        connectUrlCharacters,
        requests,
        connections,
        controlPlaneRates);
  }

  Limits withLifetimes(Duration otherIdle, Duration otherDuration) {
    return new Limits(
        control,
        frames,
        otherIdle,
        otherDuration,
        connectUrlCharacters,
        requests,
        connections,
        controlPlaneRates);
  }

  Limits withConnectUrlCharacters(int other) {
    return new Limits(
        control, frames, idle, duration, other, requests, connections, controlPlaneRates);
  }

  Limits withRates(Rate otherRequests, Rate otherConnections) {
    return new Limits(
        control,
        frames,
        idle,
        duration,
        connectUrlCharacters,
        otherRequests,
        otherConnections,
        controlPlaneRates);
  }

  Limits withControlPlaneRates(boolean other) {
    return new Limits(
        control, frames, idle, duration, connectUrlCharacters, requests, connections, other);
  }
}
