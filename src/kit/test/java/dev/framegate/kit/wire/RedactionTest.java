package dev.framegate.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "authorization",
        "Proxy-Authorization",
        "X-Amz-Security-Token",
        "Cookie",
        "Set-Cookie",
        "X-API-KEY",
        "X-My-Gateway-Token"
      })
  void aSecretHeaderLosesItsValues(String name) {
    assertThat(Redaction.headers(Map.of(name, List.of("secret", "too"))))
        .isEqualTo(Map.of(name, List.of("[redacted]")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "X-Amz-Date", "Content-Type", "x-api-key-id"})
  void anotherHeaderStays(String name) {
    assertThat(Redaction.headers(Map.of(name, List.of("a", "b"))))
        .isEqualTo(Map.of(name, List.of("a", "b")));
  }

  @ParameterizedTest
  @CsvSource({
    "ws://h/s?X-Amz-Signature=abc, ws://h/s?X-Amz-Signature=[redacted]",
    "ws://h/s?a=1&x-amz-security-token=t%2F&b=2#f,"
        + " ws://h/s?a=1&x-amz-security-token=[redacted]&b=2#f",
    "ws://h/s?X-Amz-Credential=AKIA%2F1&X-Amz-Date=2, ws://h/s?X-Amz-Credential=[redacted]&X-Amz-Date=2",
    "http://user:word@h/, http://[redacted]@h/",
    "http://h/@connections/x@y, http://h/@connections/x@y",
    "ws://h/s?Signature=1, ws://h/s?Signature=1"
  })
  void secretsLeaveTheAddress(String url, String kept) {
    assertThat(Redaction.url(url)).isEqualTo(kept);
  }
}
