package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.testing.SdkClients;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;

/** Requests that pages of other origins send, or that come by a name of another server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForeignRequestsTest {
  private Gateway gateway;
  private ApiGatewayV2Client aws;

  @BeforeAll
  void start() {
    gateway =
        Gateway.builder()
            .allowHost("gateway.example")
            .allowOrigin("http://tools.example:3000")
            .start();
    aws = SdkClients.controlPlane(gateway.address());
  }

  @AfterAll
  void stop() {
    aws.close();
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, 403",
    "evil.example:PORT, 403",
    "127.0.0.1.evil.example, 403",
    "localhost.evil.example, 403",
    "xlocalhost, 403",
    "0x7f.1, 403",
    "127.0.0.1, 200",
    "127.0.0.1:PORT, 200",
    "localhost, 200",
    "LocalHost:PORT, 200",
    "[::1]:PORT, 200",
    "abc.localhost, 200",
    "gateway.example, 200",
    "192.168.7.1:PORT, 200"
  })
  void hostsThatAreNotTheServersOwnNamesAreRefused(String host, int status) throws IOException {
    for (String path : new String[] {"/v2/apis", "/_framegate/clock", "/_framegate/health"}) {
      String answer = send("GET", path, host, "");
      assertThat(answer).as(path).startsWith("HTTP/1.1 " + status + " ");
      if (status == 403) {
        assertThat(answer).contains("is not one of this server's names", "--allow-host");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Origin: http://evil.example           | 403
          Origin: null                          | 403
          Origin: http://127.0.0.1:1            | 403
          Origin: http://localhost:PORT         | 403
          Origin: http://127.0.0.1:PORT.evil.example | 403
          Sec-Fetch-Site: cross-site            | 403
          Sec-Fetch-Site: same-origin           | 201
          Sec-Fetch-Site: none                  | 201
          Origin: http://127.0.0.1:PORT         | 201
          Origin: http://tools.example:3000     | 201
          X-Other: 1                            | 201
          """)
  void pagesOfOtherOriginsAreRefused(String header, int status) throws IOException {
    String create =
        "{\"name\":\"x\",\"protocolType\":\"WEBSOCKET\",\"routeSelectionExpression\":\"a\"}";
    String own = "127.0.0.1:" + gateway.address().getPort();
    int before = aws.getApis(b -> b.maxResults("100")).items().size();
    String answer =
        send("POST", "/v2/apis", own, header + "\r\n", "content-type: text/plain\r\n", create);

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(aws.getApis(b -> b.maxResults("100")).items())
        .hasSize(status == 201 ? before + 1 : before);
    if (status == 403) {
      assertThat(answer)
          .contains("are refused here", "--allow-origin")
          .doesNotContain("allow-origin: ");
      assertThat(
              send("POST", "/_framegate/clock", own, header + "\r\n", "", "{\"advance\":\"PT1M\"}"))
          .startsWith("HTTP/1.1 403 ");
      assertThat(send("GET", "/_framegate/metrics", own, header + "\r\n"))
          .startsWith("HTTP/1.1 403 ");
      assertThat(
              send(
                  "POST",
                  "/_aws/execute-api/abc/test/@connections/x",
                  own,
                  header + "\r\n",
                  "",
                  "hi"))
          .contains("are refused here");
    }
  }

  @Test
  void thePageOfAnAllowedOriginMayReadAndAsk() throws IOException {
    String own = "127.0.0.1:" + gateway.address().getPort();
    String origin = "Origin: http://tools.example:3000\r\n";
    assertThat(send("GET", "/v2/apis", own, origin))
        .startsWith("HTTP/1.1 200 ")
        .contains("access-control-allow-origin: http://tools.example:3000");
    assertThat(
            send("OPTIONS", "/v2/apis", own, origin + "Access-Control-Request-Method: DELETE\r\n"))
        .startsWith("HTTP/1.1 204 ")
        .contains("access-control-allow-methods: GET, POST, PUT, PATCH, DELETE");
    assertThat(
            send(
                "OPTIONS",
                "/v2/apis",
                own,
                "Origin: http://evil.example\r\nAccess-Control-Request-Method: DELETE\r\n"))
        .startsWith("HTTP/1.1 403 ");
  }

  /** Such a name would take the place of the control plane. */
  @ParameterizedTest
  @ValueSource(strings = {"gateway.example", "*.example", "10.0.0.12", "127.0.0.10"})
  void aCustomDomainIsNotTheServersOwnName(String name) {
    assertThatThrownBy(() -> aws.createDomainName(b -> b.domainName(name)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("domainName: expected");
    assertThat(aws.getApis(b -> {}).items()).isNotNull();
  }

  private String send(String method, String path, String host, String header) throws IOException {
    return send(method, path, host, header, "", "");
  }

  private String send(
      String method, String path, String host, String header, String more, String body)
      throws IOException {
    String port = Integer.toString(gateway.address().getPort());
    String request =
        (method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + header)
                .replace("PORT", port)
            + more
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", gateway.address().getPort()), 10_000);
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
