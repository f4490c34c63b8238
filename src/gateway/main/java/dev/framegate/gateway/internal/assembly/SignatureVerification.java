package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.EdgePolicies;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.signature.IamConnectHandler;
import dev.framegate.gateway.internal.signature.SignatureCheck;
import dev.framegate.gateway.internal.signature.SignatureExemption;
import dev.framegate.gateway.internal.signature.SignedRequestFilter;
import dev.framegate.gateway.settings.AccessKeys;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the check of signatures and policies before each plane, or nothing where anybody may call.
 */
final class SignatureVerification {
  private final @Nullable SignedRequestFilter signed;

  private SignatureVerification(@Nullable SignedRequestFilter signed) {
    this.signed = signed;
  }

  /**
   * @param keys null where any signature, or none, will do
   */
  static SignatureVerification of(
      @Nullable AccessKeys keys, Clock clock, SignatureExemption exemption) {
    return new SignatureVerification(
        keys == null
            ? null
            : new SignedRequestFilter(
                new SignatureCheck(keys, Gateway.REGION, clock), Gateway.REGION, exemption));
  }

  Function<ServerRequest, ServerResponse> guard(Function<ServerRequest, ServerResponse> control) {
    return signed == null ? control : signed.before(control);
  }

  EdgePolicies guard(EdgePolicies edge) {
    return signed == null
        ? edge
        : edge.withManagement(edge.management().withGuard(signed::callback));
  }

  ConnectionHandler guard(ConnectionHandler messages, StageDirectory stages) {
    return signed == null ? messages : new IamConnectHandler(messages, stages, signed);
  }
}
