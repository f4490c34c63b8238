package dev.framegate.gateway.internal.signature;

import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;
import java.util.Optional;
import java.util.function.Function;

/** Lets pass what is signed by a key whose policy allows it (IAM-001 to IAM-006). Never blocks. */
public final class SignedCalls {
  private final SignatureCheck check;
  private final String region;
  private final Waiver waiver;

  public SignedCalls(SignatureCheck check, String region, Waiver waiver) {
    this.check = check;
    this.region = region;
    this.waiver = waiver;
  }

  /** A control plane that nobody else reaches. */
  public Function<Call, Answer> before(Function<Call, Answer> plane) {
    return call ->
        refusal(call, SignatureCheck.CONTROL_PLANE, key -> Permission.control(region, call))
            .orElseGet(() -> plane.apply(call));
  }

  /** The refusal of a callback over a stage's address, or nothing where it may pass. */
  public Optional<Answer> callback(Call call, String apiId, String stage) {
    return refusal(
        call,
        SignatureCheck.DATA_PLANE,
        key -> Permission.callback(arn(key, apiId, stage), call.method()));
  }

  /** The handshake of a {@code $connect} that IAM protects. */
  void connect(Call handshake, String apiId, String stage) throws Rejection {
    require(
        handshake, SignatureCheck.DATA_PLANE, key -> Permission.connect(arn(key, apiId, stage)));
  }

  private Optional<Answer> refusal(
      Call call, String service, Function<AccessKey, Permission> needed) {
    try {
      require(call, service, needed);
      return Optional.empty();
    } catch (Rejection rejection) {
      return Optional.of(rejection.answer());
    }
  }

  private void require(Call call, String service, Function<AccessKey, Permission> needed)
      throws Rejection {
    try {
      AccessKey key = check.verify(call, service);
      Permission permission = needed.apply(key);
      if (!key.may(permission)) {
        throw Rejection.denied(service, key, permission);
      }
    } catch (Rejection rejection) {
      if (!waiver.waives(service, rejection.type(), String.valueOf(rejection.getMessage()))) {
        throw rejection;
      }
    }
  }

  /** A stage is in the account of whoever asks: this gateway has no other. */
  private String arn(AccessKey key, String apiId, String stage) {
    return "arn:aws:execute-api:%s:%s:%s/%s".formatted(region, key.account(), apiId, stage);
  }
}
