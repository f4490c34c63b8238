package dev.framegate.gateway;

import dev.framegate.gateway.deploy.StageDirectory;
import dev.framegate.gateway.edge.EdgePolicies;
import dev.framegate.gateway.http.Answer;
import dev.framegate.gateway.http.Call;
import dev.framegate.gateway.management.ManagementPolicy;
import dev.framegate.gateway.runtime.Messages;
import dev.framegate.gateway.signature.AccessKeys;
import dev.framegate.gateway.signature.SignatureCheck;
import dev.framegate.gateway.signature.SignedConnect;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the check of signatures before each plane, or nothing where anybody may call. */
final class Signatures {
  private final @Nullable SignatureCheck check;

  private Signatures(@Nullable SignatureCheck check) {
    this.check = check;
  }

  /**
   * @param keys null where any signature, or none, will do
   */
  static Signatures of(@Nullable AccessKeys keys, Clock clock) {
    return new Signatures(keys == null ? null : new SignatureCheck(keys, Gateway.REGION, clock));
  }

  Function<Call, Answer> guard(Function<Call, Answer> control) {
    return check == null ? control : check.before(SignatureCheck.CONTROL_PLANE, control);
  }

  EdgePolicies guard(EdgePolicies edge) {
    if (check == null) {
      return edge;
    }
    ManagementPolicy callbacks = edge.management();
    return edge.withManagement(
        callbacks.withExchange(check.before(SignatureCheck.DATA_PLANE, callbacks.exchange())));
  }

  Messages guard(Messages messages, StageDirectory stages) {
    return check == null ? messages : new SignedConnect(messages, stages, check);
  }
}
