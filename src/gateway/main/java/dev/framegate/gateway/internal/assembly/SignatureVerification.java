package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.internal.control.ControlPlaneHandler;
import dev.framegate.gateway.internal.deploy.ApiOwners;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.management.ManagementPolicy;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.signature.IamConnectHandler;
import dev.framegate.gateway.internal.signature.SignatureCheck;
import dev.framegate.gateway.internal.signature.SignaturePolicy;
import dev.framegate.gateway.internal.signature.SignedRequestFilter;
import dev.framegate.gateway.settings.AccessKeys;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Adds the verification of signatures to each API, if the gateway has access keys. */
final class SignatureVerification {
  private final @Nullable SignedRequestFilter signed;

  private SignatureVerification(@Nullable SignedRequestFilter signed) {
    this.signed = signed;
  }

  /**
   * @param settings whose keys are null if signatures are not verified
   */
  static SignatureVerification of(
      GatewaySettings settings, ApiOwners owners, Clock clock, SignaturePolicy policy) {
    AccessKeys keys = settings.keys();
    return new SignatureVerification(
        keys == null
            ? null
            : new SignedRequestFilter(
                new SignatureCheck(keys, clock),
                settings.callers(),
                owners,
                settings.usual(),
                policy));
  }

  ControlPlaneHandler guard(ControlPlaneHandler control) {
    return signed == null ? control : signed.before(control);
  }

  ManagementPolicy.Guard callbacks() {
    return signed == null ? ManagementPolicy.Guard.NONE : signed::callback;
  }

  ConnectionHandler guard(ConnectionHandler messages, StageDirectory stages) {
    return signed == null ? messages : new IamConnectHandler(messages, stages, signed);
  }
}
