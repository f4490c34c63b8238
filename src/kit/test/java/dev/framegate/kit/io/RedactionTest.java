package dev.framegate.kit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
    assertThat(Redaction.BY_NAME.headers(Map.of(name, List.of("secret", "too"))))
        .isEqualTo(Map.of(name, List.of("[redacted]")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "X-Amz-Date", "Content-Type", "x-api-key-id"})
  void anotherHeaderStays(String name) {
    assertThat(Redaction.BY_NAME.headers(Map.of(name, List.of("a", "b"))))
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
    assertThat(Redaction.BY_NAME.text(url)).isEqualTo(kept);
  }

  private static final String SECRET = "s3cr=t/\"<&é> +x'";
  private static final Redaction DECLARED = Redaction.of(Map.of("X-Tenant", SECRET));

  /** As encoders of all kinds write it. */
  static Stream<String> encoded() {
    byte[] utf8 = SECRET.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        SECRET,
        URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
        "s3cr%3dt%2f%22%3C%26%c3%a9%3E%20%2bx%27",
        "s3cr=t\\/\\\"\\u003c\\u0026\\u00e9\\u003E +x'",
        "s3cr=t\\\\\\/\\\\\\\"\\\\u003c&\\\\u00e9> +x'",
        "s3cr=t/&quot;&lt;&amp;é&gt; +x&apos;",
        "s3cr=t/&#34;&#60;&#x26;&#xE9;&#062; +x&#39;",
        Base64.getEncoder().encodeToString(utf8),
        Base64.getUrlEncoder().withoutPadding().encodeToString(utf8),
        HexFormat.of().formatHex(utf8),
        HexFormat.ofDelimiter(" ").withUpperCase().formatHex(utf8),
        HexFormat.ofDelimiter(":").formatHex(utf8));
  }

  @ParameterizedTest
  @MethodSource("encoded")
  void aDeclaredSecretIsFoundInEveryEncoding(String encoded) {
    assertThat(DECLARED.text("before " + encoded + " after"))
        .matches("before \\[redacted].{0,2} after");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void base64IsFoundAtAnyOffset(int before) {
    String plain = "x".repeat(before) + SECRET + "tail";
    String encoded = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

    assertThat(DECLARED.text(encoded)).contains("[redacted]").hasSizeLessThan(encoded.length() - 8);
  }

  @Test
  void aSecretThatLooksLikeAnEscapeIsFound() {
    Redaction redaction = Redaction.of(Map.of("X-Tenant", "%25a&\\\\u0041\uD83D\uDE00"));

    assertThat(
            List.of(
                redaction.text("<%25a&\\\\u0041\uD83D\uDE00>"),
                redaction.text("<%2525a%26%5C%5Cu0041%F0%9F%98%80>"),
                redaction.text("<%25a&\\\\\\\\u0041\\ud83d\\ude00>"),
                redaction.text("<%25a&amp;\\\\u0041&#x1F600;>")))
        .allMatch("<[redacted]>"::equals);
  }

  /** A text in which every position could begin the secret, and none does. */
  @Test
  void noTextMakesTheSearchSlow() {
    Redaction redaction = Redaction.of(Map.of("X-Tenant", "\\".repeat(100) + "x"));
    String text = "\\".repeat(500);

    assertThat(redaction.text(text)).isEqualTo(text);
  }

  @Test
  void bytesKeepTheirLength() {
    byte[] frame = ("\u0000" + SECRET + "!").getBytes(StandardCharsets.UTF_8);

    assertThat(DECLARED.bytes(frame)).hasSameSizeAs(frame).asString().matches("\u0000\\*+!");
  }

  @Test
  void partsOfAnAuthorizationAreSecretsToo() {
    String basic =
        Base64.getEncoder().encodeToString("user:pass-word-9".getBytes(StandardCharsets.UTF_8));
    Redaction redaction =
        Redaction.of(Map.of("X-One", "Bearer abcdefgh1", "X-Other", "Basic " + basic));

    assertThat(redaction.text("abcdefgh1 " + basic + " user:pass-word-9 pass-word-9"))
        .isEqualTo("[redacted] [redacted] [redacted] [redacted]");
  }

  @Test
  void aDeclaredHeaderLosesItsValuesWhateverItIsCalled() {
    assertThat(DECLARED.headers(Map.of("x-tenant", List.of("a"), "X-Echo", List.of(SECRET))))
        .isEqualTo(Map.of("x-tenant", List.of("[redacted]"), "X-Echo", List.of("[redacted]")));
  }

  @Test
  void whatEveryoneSaysIsNoSecret() {
    Redaction redaction =
        Redaction.of(Map.of("Content-Type", "application/json", "X-Short", "true"));

    assertThat(redaction.text("application/json true")).isEqualTo("application/json true");
  }
}
