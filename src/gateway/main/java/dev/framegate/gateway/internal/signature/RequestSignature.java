package dev.framegate.gateway.internal.signature;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.limits.ServiceQuotas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The signature of a request, from the header or the query.
 *
 * @param scope the credential's parts: key id, date, region, service, {@code aws4_request}
 * @param timestamp such as {@code 20261123T120000Z}
 * @param signedHeaders lower-case names in the order that was signed
 * @param lifetime validity of a presigned request; empty for a header
 * @param inQuery whether the query carries the signature
 */
record RequestSignature(
    Scope scope,
    String timestamp,
    List<String> signedHeaders,
    String signature,
    Optional<Duration> lifetime,
    boolean inQuery) {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  static final String SIGNATURE_PARAMETER = "X-Amz-Signature";

  private static final int PARTS = 5;

  record Scope(String keyId, String date, String region, String service, String end) {
    static Scope parse(String credential) throws SignatureRejectedException {
      String[] parts = credential.split("/", -1);
      if (parts.length != PARTS) {
        throw SignatureRejectedException.incomplete(
            "Credential must have exactly 5 slash-delimited elements, e.g."
                + " keyid/date/region/service/term, got '%s'".formatted(credential));
      }
      return new Scope(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    /** The scope without the key id, as it is signed. */
    String text() {
      return String.join("/", date, region, service, end);
    }
  }

  /** What is signed, for a canonical request. */
  String stringToSign(String canonical) {
    return String.join(
        "\n",
        ALGORITHM,
        timestamp,
        scope.text(),
        SigningHash.hexOf(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  /** Reads the signature of a request; rejects a missing or incomplete one. */
  static RequestSignature of(ServerRequest call) throws SignatureRejectedException {
    Optional<String> header = call.header("authorization");
    if (header.isPresent()) {
      return ofHeader(header.get(), call.header("x-amz-date").orElse(""));
    }
    if (call.parameter("X-Amz-Algorithm").isPresent()
        || call.parameter(SIGNATURE_PARAMETER).isPresent()) {
      return ofQuery(call);
    }
    throw SignatureRejectedException.missing();
  }

  private static RequestSignature ofHeader(String header, String timestamp)
      throws SignatureRejectedException {
    if (!header.startsWith(ALGORITHM + " ")) {
      throw SignatureRejectedException.incomplete(
          "Authorization header requires the algorithm '%s'".formatted(ALGORITHM));
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : header.substring(ALGORITHM.length()).split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    List<String> lacking =
        Stream.of("Credential", "Signature", "SignedHeaders")
            .filter(name -> parts.getOrDefault(name, "").isEmpty())
            .toList();
    if (!lacking.isEmpty()) {
      throw SignatureRejectedException.incomplete(
          String.join(
              " ",
              lacking.stream()
                  .map("Authorization header requires '%s' parameter."::formatted)
                  .toList()));
    }
    if (timestamp.isEmpty()) {
      throw SignatureRejectedException.incomplete(
          "Authorization header requires existence of a 'X-Amz-Date' header.");
    }
    return new RequestSignature(
        Scope.parse(parts.getOrDefault("Credential", "")),
        timestamp,
        names(parts.getOrDefault("SignedHeaders", "")),
        parts.getOrDefault("Signature", ""),
        Optional.empty(),
        false);
  }

  private static RequestSignature ofQuery(ServerRequest call) throws SignatureRejectedException {
    for (String name :
        List.of(
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            SIGNATURE_PARAMETER,
            "X-Amz-SignedHeaders",
            "X-Amz-Date")) {
      if (call.parameter(name).orElse("").isEmpty()) {
        throw SignatureRejectedException.incomplete(
            "AWS query-string parameters must include '%s'".formatted(name));
      }
    }
    if (!call.parameter("X-Amz-Algorithm").orElse("").equals(ALGORITHM)) {
      throw SignatureRejectedException.incomplete(
          "X-Amz-Algorithm must be '%s'".formatted(ALGORITHM));
    }
    return new RequestSignature(
        Scope.parse(call.parameter("X-Amz-Credential").orElse("")),
        call.parameter("X-Amz-Date").orElse(""),
        names(call.parameter("X-Amz-SignedHeaders").orElse("")),
        call.parameter(SIGNATURE_PARAMETER).orElse(""),
        Optional.of(lifetime(call.parameter("X-Amz-Expires"))),
        true);
  }

  private static Duration lifetime(Optional<String> expires) throws SignatureRejectedException {
    try {
      long seconds =
          expires.isEmpty() ? ServiceQuotas.PRESIGNED_SECONDS : Long.parseLong(expires.get());
      if (seconds >= 1 && seconds <= ServiceQuotas.MAX_PRESIGNED_SECONDS) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException notANumber) {
      // Rejected like a number out of range.
    }
    throw SignatureRejectedException.incomplete(
        "X-Amz-Expires must be a number of seconds from 1 to %d"
            .formatted(ServiceQuotas.MAX_PRESIGNED_SECONDS));
  }

  private static List<String> names(String list) {
    return Arrays.asList(list.split(";", -1));
  }
}
