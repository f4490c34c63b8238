package dev.framegate.gateway.internal.limits;

import dev.framegate.gateway.internal.control.ControlLimits;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.edge.AwsHandshakePolicy;
import dev.framegate.gateway.internal.edge.ConnectionLifetimes;
import dev.framegate.gateway.internal.edge.FrameLimits;
import dev.framegate.gateway.internal.throttle.ControlPlaneRates;
import dev.framegate.gateway.internal.throttle.Rate;
import java.time.Duration;
import java.util.Optional;

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
 * @param controlPlaneRates of the control plane; none, as tests are in a hurry
 */
public record Limits(
    ControlLimits control,
    FrameLimits frames,
    Duration idle,
    Duration duration,
    int connectUrlCharacters,
    Rate requests,
    Rate connections,
    Optional<ControlPlaneRates> controlPlaneRates) {
  /** The defaults of an AWS account. */
  public static Limits aws() {
    return new Limits(
        ControlLimits.aws(),
        FrameLimits.AWS,
        ConnectionLifetimes.AWS.idle(),
        ConnectionLifetimes.AWS.duration(),
        AwsHandshakePolicy.MAX_URL_CHARACTERS,
        Rate.AWS_REQUESTS,
        Rate.AWS_CONNECTIONS,
        Optional.empty());
  }

  Limits withMost(ResourceKind kind, int number) {
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

  /** AWS's rates unless others were given, or none. */
  Limits withControlPlaneRates(boolean held) {
    return withControlPlaneRates(held ? Optional.of(controlFigures()) : Optional.empty());
  }

  Limits withControlPlaneRates(ControlPlaneRates other) {
    return withControlPlaneRates(Optional.of(other));
  }

  ControlPlaneRates controlFigures() {
    return controlPlaneRates.orElse(ControlPlaneRates.AWS);
  }

  private Limits withControlPlaneRates(Optional<ControlPlaneRates> other) {
    return new Limits(
        control, frames, idle, duration, connectUrlCharacters, requests, connections, other);
  }
}
