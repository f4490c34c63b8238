package dev.framegate.gateway.internal.signature;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.signature.SignaturePolicy.Defect;
import dev.framegate.gateway.settings.AccessKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The reason for which a request is rejected, with AWS's error type and message. The status is 403.
 */
final class SignatureRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Defect defect;
  private final String type;

  private SignatureRejectedException(Defect defect, String type, String message) {
    super(message, null, false, false);
    this.defect = defect;
    this.type = type;
  }

  static SignatureRejectedException missing() {
    return new SignatureRejectedException(
        Defect.MISSING, "MissingAuthenticationTokenException", "Missing Authentication Token");
  }

  static SignatureRejectedException incomplete(String message) {
    return new SignatureRejectedException(
        Defect.INCOMPLETE, "IncompleteSignatureException", message);
  }

  static SignatureRejectedException unknownKey() {
    return new SignatureRejectedException(
        Defect.UNKNOWN_KEY,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");
  }

  static SignatureRejectedException invalid(Defect defect, String message) {
    return new SignatureRejectedException(defect, "InvalidSignatureException", message);
  }

  /** The message contains what should have been signed, from which clients find their mistake. */
  static SignatureRejectedException mismatch(String canonicalRequest, String stringToSign) {
    return invalid(
        Defect.MISMATCH,
        """
        The request signature we calculated does not match the signature you provided. Check your\
         AWS Secret Access Key and signing method. Consult the service documentation for details.

        The Canonical String for this request should have been
        '%s'

        The String-to-Sign should have been
        '%s'
        """
            .formatted(canonicalRequest, stringToSign));
  }

  /** The key's policy does not allow it; each service has its own error type (MGT-010). */
  static SignatureRejectedException denied(String service, AccessKey key, IamRequest permission) {
    return new SignatureRejectedException(
        Defect.DENIED,
        service.equals(SignatureCheck.CONTROL_PLANE)
            ? "AccessDeniedException"
            : "ForbiddenException",
        "User: arn:aws:iam::%s:user/%s is not authorized to perform: %s on resource: %s"
            .formatted(key.account(), key.id(), permission.action(), permission.resource()));
  }

  /** This rejection with another message. */
  SignatureRejectedException saying(String message) {
    return new SignatureRejectedException(defect, type, message);
  }

  Defect defect() {
    return defect;
  }

  String body() {
    return JsonNodeFactory.instance.objectNode().put("message", getMessage()).toString();
  }

  ServerResponse answer() {
    return new ServerResponse(
        403,
        Map.of("content-type", "application/json", "x-amzn-ErrorType", type),
        body().getBytes(StandardCharsets.UTF_8));
  }
}
