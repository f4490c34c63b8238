package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.management.ManagementPolicy;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.internal.tls.TlsVersions;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;

/** The decisions of the server that clients connect to. */
public record EdgePolicies(
    FramePolicy frames,
    HandshakePolicy handshake,
    CloseCodePolicy endings,
    ManagementPolicy management,
    ConnectionLifetimes lifetimes,
    TlsVersions tls,
    OpeningListener openings) {

  /** AWS's, with the default limits. */
  static EdgePolicies aws() {
    return of(Limits.aws(), PartReplacements.NONE);
  }

  static EdgePolicies of(Limits limits, PartReplacements parts) {
    return of(limits, parts, ManagementPolicy.of(limits, parts));
  }

  public static EdgePolicies of(
      Limits limits, PartReplacements parts, ManagementPolicy management) {
    return new EdgePolicies(
        parts.replace(FramePolicy.class, new AwsFramePolicy(FrameLimits.of(limits))),
        parts.replace(
            HandshakePolicy.class,
            new AwsHandshakePolicy(limits.count(Limit.CONNECT_URL_CHARACTERS))),
        parts.replace(CloseCodePolicy.class, CloseCodePolicy.AWS),
        management,
        parts.replace(ConnectionLifetimes.class, ConnectionLifetimes.of(limits)),
        parts.replace(TlsVersions.class, TlsVersions.AWS),
        parts.replace(OpeningListener.class, OpeningListener.NONE));
  }
}
