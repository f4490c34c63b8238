package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.EdgePolicies;
import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;
import dev.framegate.gateway.internal.runtime.Messages;
import dev.framegate.gateway.internal.signature.AccessKeys;
import dev.framegate.gateway.internal.signature.SignatureCheck;
import dev.framegate.gateway.internal.signature.SignedCalls;
import dev.framegate.gateway.internal.signature.SignedConnect;
import dev.framegate.gateway.internal.signature.Waiver;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the check of signatures and policies before each plane, or nothing where anybody may call.
 */
final class Signatures {
  private final @Nullable SignedCalls signed;

  private Signatures(@Nullable SignedCalls signed) {
    this.signed = signed;
  }

  /**
   * @param keys null where any signature, or none, will do
   */
  static Signatures of(@Nullable AccessKeys keys, Clock clock, Waiver waiver) {
    return new Signatures(
        keys == null
            ? null
            : new SignedCalls(
                new SignatureCheck(keys, Gateway.REGION, clock), Gateway.REGION, waiver));
  }

  Function<Call, Answer> guard(Function<Call, Answer> control) {
    return signed == null ? control : signed.before(control);
  }

  EdgePolicies guard(EdgePolicies edge) {
    return signed == null
        ? edge
        : edge.withManagement(edge.management().withGuard(signed::callback));
  }

  Messages guard(Messages messages, StageDirectory stages) {
    return signed == null ? messages : new SignedConnect(messages, stages, signed);
  }
}
