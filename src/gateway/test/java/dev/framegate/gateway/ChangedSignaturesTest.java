package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** What AWS's signer signs is taken; with any byte of it changed, it is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChangedSignaturesTest {
  private final Random random = new Random(11);
  private Gateway gateway;

  @BeforeAll
  void start() {
    gateway =
        Gateway.builder()
            .signedBy(
                AccessKeys.of(List.of(new AccessKey("111122223333", "AKIDEXAMPLE", "se+c/t"))))
            .start();
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  record Case(String method, String path, String query, String body, AuthLocation location) {}

  static List<Case> cases() {
    return List.of(
        new Case("GET", "/v2/apis", "", "", AuthLocation.HEADER),
        new Case("GET", "/v2/apis", "maxResults=5&nextToken=", "", AuthLocation.HEADER),
        new Case("GET", "/v2/apis", "a%20b=%2F%3B&a=2", "", AuthLocation.HEADER),
        new Case("GET", "/v2/apis", "", "", AuthLocation.QUERY_STRING),
        new Case(
            "POST",
            "/v2/apis",
            "",
            "{\"name\":\"n\",\"protocolType\":\"WEBSOCKET\",\"routeSelectionExpression\":\"a\"}",
            AuthLocation.HEADER));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsSignedIsTakenAndNothingElse(Case given) throws IOException {
    List<String> signed = signed(given);
    assertThat(status(signed)).isBetween(200, 201);
    for (int part = 0; part < signed.size(); part++) {
      for (int at = 0; at < signed.get(part).length(); at++) {
        List<String> changed = new ArrayList<>(signed);
        StringBuilder text = new StringBuilder(signed.get(part));
        char other;
        do {
          other = (char) ('!' + random.nextInt('~' - '!'));
        } while (means(text.charAt(at)) == means(other));
        text.setCharAt(at, other);
        changed.set(part, text.toString());
        if (!meansTheSame(signed.get(part), changed.get(part))) {
          assertThat(status(changed))
              .as(String.join("\n", changed))
              .isBetween(400, 505)
              .isNotEqualTo(500);
        }
      }
    }
  }

  /** Header names, and the hexadecimal digits of escapes in a query, have no case. */
  private static char means(char c) {
    return Character.toLowerCase(c);
  }

  /**
   * Another minor version takes the same request; white space around a header's value is none of
   * it.
   */
  private static boolean meansTheSame(String text, String other) {
    return other.matches(".* HTTP/1\\.[0-9]") || text.strip().equals(other.strip());
  }

  /** The request line, each header, and the body. */
  private List<String> signed(Case given) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(given.method()))
            .protocol("http")
            .host("127.0.0.1")
            .port(gateway.address().getPort())
            .encodedPath(given.path());
    for (String pair : given.query().isEmpty() ? new String[0] : given.query().split("&")) {
      String[] parts = pair.split("=", -1);
      request.appendRawQueryParameter(decoded(parts[0]), decoded(parts[1]));
    }
    byte[] body = given.body().getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(AwsBasicCredentials.create("AKIDEXAMPLE", "se+c/t"))
                        .request(request.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "apigateway")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, given.location()))
            .request();
    List<String> parts = new ArrayList<>();
    String query = signed.encodedQueryParameters().map(text -> "?" + text).orElse("");
    parts.add(given.method() + " " + given.path() + query + " HTTP/1.1");
    for (Map.Entry<String, List<String>> header : signed.headers().entrySet()) {
      if (!header.getKey().equalsIgnoreCase("Content-Length")) {
        parts.add(header.getKey() + ": " + header.getValue().get(0));
      }
    }
    parts.add(given.body());
    return parts;
  }

  private static String decoded(String text) {
    return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private int status(List<String> parts) throws IOException {
    String body = parts.get(parts.size() - 1);
    String head =
        String.join("\r\n", parts.subList(0, parts.size() - 1))
            + "\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", gateway.address().getPort()), 20_000);
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(answer.substring(9));
    }
  }
}
