package dev.framegate.gateway.internal.signature;

import dev.framegate.gateway.internal.control.ControlPlaneHandler;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.settings.AccessKey;
import java.util.Optional;
import java.util.function.Function;

/**
 * Passes requests that are signed with a key whose policy allows them (IAM-001 to IAM-006). Does
 * not block.
 */
public final class SignedRequestFilter {
  private final SignatureCheck check;
  private final String region;
  private final SignaturePolicy policy;

  public SignedRequestFilter(SignatureCheck check, String region, SignaturePolicy policy) {
    this.check = check;
    this.region = region;
    this.policy = policy;
  }

  /** The control plane behind this filter. */
  public ControlPlaneHandler before(ControlPlaneHandler plane) {
    return call ->
        refusal(call, SignatureCheck.CONTROL_PLANE, key -> IamRequest.control(region, call))
            .orElseGet(() -> plane.handle(call));
  }

  /** The answer that rejects a call of the management API; empty if it is allowed. */
  public Optional<ServerResponse> callback(ServerRequest call, String apiId, String stage) {
    return refusal(
        call,
        SignatureCheck.DATA_PLANE,
        key -> IamRequest.callback(arn(key, apiId, stage), call.method()));
  }

  /** The handshake of a {@code $connect} that IAM protects. */
  void connect(ServerRequest handshake, String apiId, String stage)
      throws SignatureRejectedException {
    require(
        handshake, SignatureCheck.DATA_PLANE, key -> IamRequest.connect(arn(key, apiId, stage)));
  }

  private Optional<ServerResponse> refusal(
      ServerRequest call, String service, Function<AccessKey, IamRequest> needed) {
    try {
      require(call, service, needed);
      return Optional.empty();
    } catch (SignatureRejectedException rejection) {
      return Optional.of(rejection.answer());
    }
  }

  private void require(ServerRequest call, String service, Function<AccessKey, IamRequest> needed)
      throws SignatureRejectedException {
    try {
      AccessKey key = check.verify(call, service);
      IamRequest permission = needed.apply(key);
      if (!key.allows(permission.action(), permission.resource())) {
        throw SignatureRejectedException.denied(service, key, permission);
      }
    } catch (SignatureRejectedException rejection) {
      if (policy.rejects(service, rejection.defect())) {
        throw rejection.saying(policy.message(String.valueOf(rejection.getMessage())));
      }
    }
  }

  /** Stages belong to the account of the caller, because this gateway has no other. */
  private String arn(AccessKey key, String apiId, String stage) {
    return "arn:aws:execute-api:%s:%s:%s/%s".formatted(region, key.account(), apiId, stage);
  }
}
