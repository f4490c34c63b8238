package dev.framegate.gateway.internal.signature;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What a secret key gives for the signatures of one day, region and service. */
final class SigningKey {
  private final String secret;
  private final List<String> parts;
  private final byte[] derived;

  SigningKey(String secret, RequestSignature.Scope scope) {
    this.secret = secret;
    this.parts = parts(scope);
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : parts) {
      key = SigningHash.hmac(key, part);
    }
    this.derived = key;
  }

  private static List<String> parts(RequestSignature.Scope scope) {
    return List.of(scope.date(), scope.region(), scope.service(), scope.end());
  }

  /** Whether it is what the secret key gives for this scope. */
  boolean isOf(String otherSecret, RequestSignature.Scope scope) {
    return secret.equals(otherSecret) && parts.equals(parts(scope));
  }

  /** The signature of a text, in lower-case hex. */
  String sign(String text) {
    return HexFormat.of().formatHex(SigningHash.hmac(derived, text));
  }
}
