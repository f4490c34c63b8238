package dev.framegate.gateway.internal.signature;

import dev.framegate.gateway.internal.control.ControlPlaneHandler;
import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.deploy.ApiOwners;
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
  private final Function<ServerRequest, AccountRegion> callers;
  private final ApiOwners owners;
  private final AccountRegion usual;
  private final SignaturePolicy policy;

  /**
   * @param callers the owner that a request of the control plane concerns
   * @param usual the owner of APIs that do not exist any more
   */
  public SignedRequestFilter(
      SignatureCheck check,
      Function<ServerRequest, AccountRegion> callers,
      ApiOwners owners,
      AccountRegion usual,
      SignaturePolicy policy) {
    this.check = check;
    this.callers = callers;
    this.owners = owners;
    this.usual = usual;
    this.policy = policy;
  }

  /** The control plane behind this filter. */
  public ControlPlaneHandler before(ControlPlaneHandler plane) {
    return call -> {
      AccountRegion caller = callers.apply(call);
      return refusal(
              call, SignatureCheck.CONTROL_PLANE, caller, IamRequest.control(caller.region(), call))
          .orElseGet(() -> plane.handle(call));
    };
  }

  /** The answer that rejects a call of the management API; empty if it is allowed. */
  public Optional<ServerResponse> callback(ServerRequest call, String apiId, String stage) {
    AccountRegion owner = ownerOf(apiId);
    return refusal(
        call,
        SignatureCheck.DATA_PLANE,
        owner,
        IamRequest.callback(arn(owner, apiId, stage), call.method()));
  }

  /** The handshake of a {@code $connect} that IAM protects. */
  void connect(ServerRequest handshake, String apiId, String stage)
      throws SignatureRejectedException {
    AccountRegion owner = ownerOf(apiId);
    require(
        handshake, SignatureCheck.DATA_PLANE, owner, IamRequest.connect(arn(owner, apiId, stage)));
  }

  private Optional<ServerResponse> refusal(
      ServerRequest call, String service, AccountRegion owner, IamRequest permission) {
    try {
      require(call, service, owner, permission);
      return Optional.empty();
    } catch (SignatureRejectedException rejection) {
      return Optional.of(rejection.answer());
    }
  }

  /**
   * Access from another account takes a policy of the resource besides that of the key (IAM's
   * evaluation of requests), which a WebSocket API cannot have.
   */
  private void require(
      ServerRequest call, String service, AccountRegion owner, IamRequest permission)
      throws SignatureRejectedException {
    try {
      AccessKey key = check.verify(call, service, owner.region());
      if (!key.account().equals(owner.account())
          || !key.allows(permission.action(), permission.resource())) {
        throw SignatureRejectedException.denied(service, key, permission);
      }
    } catch (SignatureRejectedException rejection) {
      if (policy.rejects(service, rejection.defect())) {
        throw rejection.saying(policy.message(String.valueOf(rejection.getMessage())));
      }
    }
  }

  private AccountRegion ownerOf(String apiId) {
    return owners.ownerOf(apiId).orElse(usual);
  }

  private static String arn(AccountRegion owner, String apiId, String stage) {
    return "arn:aws:execute-api:%s:%s:%s/%s"
        .formatted(owner.region(), owner.account(), apiId, stage);
  }
}
