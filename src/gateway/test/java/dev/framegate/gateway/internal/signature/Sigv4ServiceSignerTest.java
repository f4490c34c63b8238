package dev.framegate.gateway.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.integration.ServiceSigner.ServiceRequest;
import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures of requests to services, against AWS's published example and the verifier. */
final class Sigv4ServiceSignerTest {
  private static final AccessKey KEY =
      new AccessKey("111122223333", "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2015-08-30T12:36:00Z"), ZoneOffset.UTC);

  @Test
  void theSignatureIsThatOfThePublishedExample() {
    Map<String, String> signed =
        new Sigv4ServiceSigner(CLOCK)
            .sign(
                new ServiceRequest(
                    "us-east-1",
                    "service",
                    "GET",
                    URI.create("https://example.amazonaws.com/"),
                    Map.of(),
                    new byte[0]),
                KEY);
    assertThat(signed)
        .containsEntry("X-Amz-Date", "20150830T123600Z")
        .containsEntry(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders=host;x-amz-date,"
                + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,http://127.0.0.1:4566,/,''",
    "POST,http://127.0.0.1:4566/a%20b/c,/a%20b/c,''",
    "GET,http://127.0.0.1:4566/q?Action=Publish&Message=a%20b%26c,/q,Action=Publish&Message=a b&c"
  })
  void theVerifierTakesItUnlessSomethingChanges(
      String method, String address, String path, String query) throws Exception {
    Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "text/plain"));
    headers.putAll(
        new Sigv4ServiceSigner(CLOCK)
            .sign(
                new ServiceRequest(
                    "eu-west-1", "sns", method, URI.create(address), headers, utf8("body")),
                KEY));
    headers.put("Host", "127.0.0.1:4566");
    SignatureCheck check = new SignatureCheck(AccessKeys.of(List.of(KEY)), CLOCK);
    Map<String, List<String>> parameters =
        query.isEmpty()
            ? Map.of()
            : Map.of("Action", List.of("Publish"), "Message", List.of("a b&c"));
    assertThat(check.verify(call(method, path, parameters, headers, "body"), "sns", "eu-west-1"))
        .isEqualTo(KEY);
    assertThatThrownBy(
            () ->
                check.verify(call(method, path, parameters, headers, "other"), "sns", "eu-west-1"))
        .hasMessageContaining("does not match");
    headers.put("Content-Type", "text/html");
    assertThatThrownBy(
            () -> check.verify(call(method, path, parameters, headers, "body"), "sns", "eu-west-1"))
        .hasMessageContaining("does not match");
  }

  private static ServerRequest call(
      String method,
      String path,
      Map<String, List<String>> query,
      Map<String, String> headers,
      String body) {
    Map<String, List<String>> lower = new HashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    return new ServerRequest(method, path, query, lower, utf8(body));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
