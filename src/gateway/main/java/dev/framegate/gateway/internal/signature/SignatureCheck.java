package dev.framegate.gateway.internal.signature;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.limits.ServiceQuotas;
import dev.framegate.gateway.internal.signature.SignaturePolicy.Defect;
import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Verifies requests by signing them again (IAM-001, IAM-002, IAM-007, IAM-009). Never blocks. */
public final class SignatureCheck {
  /** Service name of the control plane. */
  public static final String CONTROL_PLANE = "apigateway";

  /** Service name of stages and their callbacks. */
  public static final String DATA_PLANE = "execute-api";

  static final String END = "aws4_request";
  static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final AccessKeys keys;
  private final Clock clock;

  /** That of the latest call. */
  private volatile @Nullable SigningKey latest;

  /**
   * @param clock judges the age of signatures
   */
  public SignatureCheck(AccessKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @param region of what is called
   * @return the key that the call is signed with
   */
  AccessKey verify(ServerRequest call, String service, String region)
      throws SignatureRejectedException {
    RequestSignature claim = RequestSignature.of(call);
    AccessKey key =
        keys.find(claim.scope().keyId()).orElseThrow(SignatureRejectedException::unknownKey);
    checkScope(claim, service, region);
    checkAge(claim);
    if (!claim.signedHeaders().contains("host")) {
      throw SignatureRejectedException.invalid(
          Defect.INCOMPLETE,
          "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }
    String canonical = CanonicalRequest.of(call, claim);
    String signed = claim.stringToSign(canonical);
    String signature = signingKey(key.secret(), claim.scope()).sign(signed);
    // Compared in constant time, so that the time does not reveal how much matches.
    if (!MessageDigest.isEqual(
        signature.getBytes(StandardCharsets.UTF_8),
        claim.signature().getBytes(StandardCharsets.UTF_8))) {
      throw SignatureRejectedException.mismatch(canonical, signed);
    }
    return key;
  }

  /** Most calls are signed with the key of the call before. */
  private SigningKey signingKey(String secret, RequestSignature.Scope scope) {
    SigningKey last = latest;
    if (last == null || !last.isOf(secret, scope)) {
      last = new SigningKey(secret, scope);
      latest = last;
    }
    return last;
  }

  private static void checkScope(RequestSignature claim, String service, String region)
      throws SignatureRejectedException {
    RequestSignature.Scope scope = claim.scope();
    if (!scope.service().equals(service)) {
      throw SignatureRejectedException.invalid(
          Defect.WRONG_SERVICE,
          "Credential should be scoped to correct service: '%s'.".formatted(service));
    }
    if (!scope.region().equals(region)) {
      throw SignatureRejectedException.invalid(
          Defect.WRONG_SCOPE,
          "Credential should be scoped to a valid region, not '%s'.".formatted(scope.region()));
    }
    if (!scope.end().equals(END)) {
      throw SignatureRejectedException.invalid(
          Defect.WRONG_SCOPE,
          "Credential should be scoped with a valid terminator: '%s', not '%s'."
              .formatted(END, scope.end()));
    }
    if (!claim.timestamp().startsWith(scope.date() + "T")) {
      throw SignatureRejectedException.invalid(
          Defect.WRONG_SCOPE,
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '%s' != '%s'.".formatted(scope.date(), claim.timestamp()));
    }
  }

  private void checkAge(RequestSignature claim) throws SignatureRejectedException {
    Instant signed;
    try {
      signed = TIMESTAMP.parse(claim.timestamp(), Instant::from);
    } catch (DateTimeException e) {
      throw SignatureRejectedException.incomplete(
          "Date must be in ISO-8601 'basic format'. Got '%s'.".formatted(claim.timestamp()));
    }
    Instant now = clock.instant();
    Duration lifetime = claim.lifetime().orElse(ServiceQuotas.SIGNATURE_SKEW);
    if (signed.plus(lifetime).isBefore(now)) {
      throw SignatureRejectedException.invalid(
          Defect.EXPIRED,
          "Signature expired: %s is now earlier than %s (%s - %s)"
              .formatted(
                  claim.timestamp(),
                  TIMESTAMP.format(now.minus(lifetime)),
                  TIMESTAMP.format(now),
                  minutes(lifetime)));
    }
    if (signed.minus(ServiceQuotas.SIGNATURE_SKEW).isAfter(now)) {
      throw SignatureRejectedException.invalid(
          Defect.NOT_YET_VALID,
          "Signature not yet current: %s is still later than %s (%s + %s)"
              .formatted(
                  claim.timestamp(),
                  TIMESTAMP.format(now.plus(ServiceQuotas.SIGNATURE_SKEW)),
                  TIMESTAMP.format(now),
                  minutes(ServiceQuotas.SIGNATURE_SKEW)));
    }
  }

  private static String minutes(Duration duration) {
    return duration.toSecondsPart() == 0
        ? duration.toMinutes() + " min."
        : duration.toSeconds() + " s.";
  }
}
