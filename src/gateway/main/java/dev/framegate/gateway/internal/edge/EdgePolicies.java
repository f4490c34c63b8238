package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.management.ManagementPolicy;
import dev.framegate.gateway.internal.tls.TlsVersions;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;

/**
 * Everything the edge decides, gathered so that a single decision can be made wrongly: replace one
 * part and the rest stays right. What {@code $connect} and messages lead to is replaced by wrapping
 * {@link dev.framegate.gateway.internal.runtime.ConnectionHandler}.
 */
public record EdgePolicies(
    FramePolicy frames,
    HandshakePolicy handshake,
    CloseCodePolicy endings,
    ManagementPolicy management,
    ConnectionLifetimes lifetimes,
    TlsVersions tls) {

  public static EdgePolicies aws() {
    return of(Limits.aws());
  }

  /** The rules as AWS publishes them, with other limits. */
  public static EdgePolicies of(Limits limits) {
    return new EdgePolicies(
        new AwsFramePolicy(FrameLimits.of(limits)),
        new AwsHandshakePolicy(limits.count(Limit.CONNECT_URL_CHARACTERS)),
        CloseCodePolicy.AWS,
        ManagementPolicy.of(limits),
        ConnectionLifetimes.of(limits),
        TlsVersions.AWS);
  }

  public EdgePolicies withFrames(FramePolicy other) {
    return new EdgePolicies(other, handshake, endings, management, lifetimes, tls);
  }

  /** AWS's judgements with other sizes. */
  public EdgePolicies withFrameLimits(FrameLimits limits) {
    return withFrames(new AwsFramePolicy(limits));
  }

  public EdgePolicies withHandshake(HandshakePolicy other) {
    return new EdgePolicies(frames, other, endings, management, lifetimes, tls);
  }

  public EdgePolicies withEndings(CloseCodePolicy other) {
    return new EdgePolicies(frames, handshake, other, management, lifetimes, tls);
  }

  public EdgePolicies withManagement(ManagementPolicy other) {
    return new EdgePolicies(frames, handshake, endings, other, lifetimes, tls);
  }

  public EdgePolicies withLifetimes(ConnectionLifetimes other) {
    return new EdgePolicies(frames, handshake, endings, management, other, tls);
  }

  public EdgePolicies withTls(TlsVersions other) {
    return new EdgePolicies(frames, handshake, endings, management, lifetimes, other);
  }
}
