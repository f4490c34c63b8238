package dev.framegate.gateway.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The plainest example of AWS's published test suite for Signature Version 4, and ways to spoil it.
 */
final class SignatureCheckTest {
  private static final AccessKey KEY =
      new AccessKey("111122223333", "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  private static final String HEADER =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
          + " SignedHeaders=host;x-amz-date,"
          + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";

  @Test
  void thePublishedExampleIsRight() throws SignatureRejectedException {
    assertThat(
            check("2015-08-30T12:36:00Z")
                .verify(call(HEADER, "GET", "/", ""), "service", "us-east-1"))
        .isEqualTo(KEY);
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AKIDEXAMPLE      | AKIDOTHER       | The security token included in the request is invalid.
          5fa00fa3         | 5fa00fa4        | The request signature we calculated does not match
          fbf31            | fbf3            | The request signature we calculated does not match
          /service/        | /s3/            | Credential should be scoped to correct service: 'service'.
          /us-east-1/      | /eu-west-1/     | Credential should be scoped to a valid region, not 'eu-west-1'.
          /aws4_request    | /aws5_request   | Credential should be scoped with a valid terminator
          20150830         | 20150831        | Date in Credential scope does not match YYYYMMDD
          /20150830        | ''              | Credential must have exactly 5 slash-delimited elements
          host;x-amz-date  | x-amz-date      | 'Host' or ':authority' must be a 'SignedHeader'
          SignedHeaders    | Headers         | Authorization header requires 'SignedHeaders' parameter.
          AWS4-HMAC-SHA256 | Bearer          | Authorization header requires the algorithm
          """)
  void aSpoiltHeaderIsRefusedInAwsWords(String part, String spoilt, String words) {
    ServerRequest call = call(HEADER.replace(part, spoilt), "GET", "/", "");
    assertThatThrownBy(() -> check("2015-08-30T12:36:00Z").verify(call, "service", "us-east-1"))
        .isInstanceOf(SignatureRejectedException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({"POST,/,''", "GET,/other,''", "GET,/,tampered"})
  void anotherRequestIsRefused(String method, String path, String body) {
    assertThatThrownBy(
            () ->
                check("2015-08-30T12:36:00Z")
                    .verify(call(HEADER, method, path, body), "service", "us-east-1"))
        .hasMessageContaining("The request signature we calculated does not match");
  }

  @ParameterizedTest
  @CsvSource({
    "2015-08-30T12:30:59Z,Signature not yet current: 20150830T123600Z is still later than"
        + " 20150830T123559Z (20150830T123059Z + 5 min.)",
    "2015-08-30T12:41:01Z,Signature expired: 20150830T123600Z is now earlier than"
        + " 20150830T123601Z (20150830T124101Z - 5 min.)"
  })
  void aSignatureIsGoodForFiveMinutesEitherWay(String now, String words) {
    assertThatThrownBy(
            () -> check(now).verify(call(HEADER, "GET", "/", ""), "service", "us-east-1"))
        .hasMessage(words);
  }

  @ParameterizedTest
  @CsvSource({"2015-08-30T12:31:00Z", "2015-08-30T12:41:00Z"})
  void itIsGoodUntilThen(String now) throws SignatureRejectedException {
    assertThat(check(now).verify(call(HEADER, "GET", "/", ""), "service", "us-east-1"))
        .isEqualTo(KEY);
  }

  @Test
  void unsignedIsMissingTheToken() {
    ServerRequest unsigned = new ServerRequest("GET", "/", Map.of(), Map.of(), new byte[0]);
    assertThatThrownBy(() -> check("2015-08-30T12:36:00Z").verify(unsigned, "service", "us-east-1"))
        .hasMessage("Missing Authentication Token");
  }

  /** AWS's suite again: dots, double slashes, spaces; and what is encoded already. */
  @ParameterizedTest
  @CsvSource({
    "/,/",
    "//,/",
    "/.,/",
    "/example/..,/",
    "/./example,/example",
    "//example//,/example/",
    "/a/@connections/L0SM9%3D,/a/%40connections/L0SM9%253D"
  })
  void pathsHaveOneForm(String raw, String canonical) {
    assertThat(CanonicalRequest.path(raw)).isEqualTo(canonical);
  }

  @Test
  void aKeyDoesNotTellItsSecret() {
    assertThat(KEY.toString()).contains("AKIDEXAMPLE").doesNotContain("wJalr");
  }

  private static SignatureCheck check(String now) {
    return new SignatureCheck(
        AccessKeys.of(List.of(KEY)), Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }

  private static ServerRequest call(String authorization, String method, String path, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("host", List.of("example.amazonaws.com"));
    headers.put("x-amz-date", List.of("20150830T123600Z"));
    headers.put("authorization", List.of(authorization));
    return new ServerRequest(
        method, path, Map.of(), headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
