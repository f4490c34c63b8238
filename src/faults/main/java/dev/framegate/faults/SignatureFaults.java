package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.ControlPlaneHandler;
import dev.framegate.gateway.internal.deploy.RouteAccess;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.signature.SignatureCheck;
import dev.framegate.gateway.internal.signature.SignaturePolicy;
import dev.framegate.gateway.internal.signature.SignaturePolicy.Defect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Faults of signatures: whether they are required, their service and their age. */
final class SignatureFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("control-plane-unsigned", "accepts unsigned calls of the control plane")
              .breaks("GetApis answered 200", "IAM-001")
              .replacing(unsigned(SignatureCheck.CONTROL_PLANE)),
          Fault.named("unknown-keys-taken", "accepts signatures of unknown keys")
              .breaks("GetApis answered 200", "IAM-001")
              .replacing(
                  PolicyReplacement.signatures((service, defect) -> defect != Defect.UNKNOWN_KEY)),
          Fault.named("callbacks-unsigned", "accepts unsigned callbacks, as every emulator does")
              .breaks("the callback is refused", "IAM-006 MGT-012")
              .replacing(unsigned(SignatureCheck.DATA_PLANE)),
          Fault.named("any-service-signed", "takes signatures for any service")
              .breaks("GetApis answered 200", "IAM-001")
              .breaks("it was accepted", "IAM-002")
              .breaks("the callback is refused", "MGT-013")
              .replacing(
                  PolicyReplacement.signatures(
                      (service, defect) -> defect != Defect.WRONG_SERVICE)),
          Fault.named("any-region-signed", "takes signatures for any Region")
              .breaks("it was accepted", "IAM-014")
              .replacing(
                  PolicyReplacement.signatures((service, defect) -> defect != Defect.WRONG_SCOPE)),
          Fault.named("regions-share-apis", "has the same APIs in all Regions")
              .breaks("GetApi answered 200", "IAM-015")
              .replacing(
                  PolicyReplacement.part(
                      ControlPlaneHandler.class, right -> call -> right.handle(inOne(call)))),
          Fault.named("signatures-never-expire", "takes signatures of any age")
              .breaks("it was accepted", "IAM-009")
              .breaks("GetApis answered 200", "IAM-011")
              .replacing(
                  PolicyReplacement.signatures((service, defect) -> defect != Defect.EXPIRED)),
          Fault.named("mismatch-in-one-sentence", "does not show what should have been signed")
              .breaks("an error message that mentions", "IAM-013")
              .replacing(
                  PolicyReplacement.signatures(
                      new SignaturePolicy() {
                        @Override
                        public boolean rejects(String service, Defect defect) {
                          return true;
                        }

                        @Override
                        public String message(String detail) {
                          return detail.lines().findFirst().orElse(detail);
                        }
                      })),
          Fault.named(
                  "handshakes-unsigned",
                  "accepts unsigned handshakes of routes with authorization type AWS_IAM")
              .breaks("it was accepted", "CON-033")
              .replacing(
                  PolicyReplacement.all(
                      unsigned(SignatureCheck.DATA_PLANE),
                      AuthorizationFaults.admitting(
                          route ->
                              route.access().authorization()
                                  == RouteAccess.Authorization.AWS_IAM))));

  private SignatureFaults() {}

  /** The call with the Region of the gateway itself in its signature. */
  private static ServerRequest inOne(ServerRequest call) {
    Map<String, List<String>> headers = new HashMap<>(call.headers());
    headers.computeIfPresent(
        "authorization",
        (name, values) ->
            values.stream()
                .map(
                    value ->
                        value.replaceFirst("(Credential=[^/]*/[^/]*/)[^/]*", "$1" + Gateway.REGION))
                .toList());
    return new ServerRequest(call.method(), call.path(), call.query(), headers, call.body());
  }

  private static UnaryOperator<Gateway.Builder> unsigned(String plane) {
    return PolicyReplacement.signatures(
        (service, defect) -> !(service.equals(plane) && defect == Defect.MISSING));
  }
}
