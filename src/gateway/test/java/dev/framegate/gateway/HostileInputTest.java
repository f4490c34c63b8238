package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** Requests that no client should send: a clear answer each, and the gateway keeps serving. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileInputTest {
  private static final int PATIENCE_MILLIS = 10_000;

  private Gateway gateway;
  private ApiGatewayV2Client aws;

  @BeforeAll
  void start() {
    gateway = Gateway.builder().port(0).start();
    aws = SdkClients.controlPlane(gateway.address());
  }

  @AfterAll
  void stop() {
    aws.close();
    gateway.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void isAnsweredClearly(String what, String request, int status) throws IOException {
    String answer = send(request);

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer).doesNotContain("Exception:", "\tat ", "java.", "dev.framegate", "netty");
    assertThat(aws.getApis(b -> {}).items()).isNotNull();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of("no JSON", post("/v2/apis", "{name"), 400),
        Arguments.of("a JSON list", post("/v2/apis", "[]"), 400),
        Arguments.of("an empty body", post("/v2/apis", ""), 400),
        Arguments.of("deep JSON", post("/v2/apis", "[".repeat(20_000)), 400),
        Arguments.of("a number for text", post("/v2/apis", "{\"name\":5}"), 400),
        Arguments.of(
            "a number without end", post("/v2/apis", "{\"name\":" + "9".repeat(5_000) + "}"), 400),
        Arguments.of("a body of 2 MiB", post("/v2/apis", " ".repeat(2 * 1024 * 1024)), 413),
        Arguments.of("an unknown path", get("/v2/nothing"), 404),
        Arguments.of("a broken escape", get("/v2/apis/%zz"), 400),
        Arguments.of("a path that climbs", get("/v2/apis/../../etc/passwd"), 404),
        Arguments.of("an unknown method", "BREW /v2/apis HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
        Arguments.of("a URL without end", get("/v2/" + "x".repeat(100_000)), 414),
        Arguments.of(
            "a flood of headers",
            "GET /v2/apis HTTP/1.1\r\nHost: localhost\r\n"
                + "X-Pad: 0123456789\r\n".repeat(5_000)
                + "\r\n",
            431),
        Arguments.of(
            "a handshake with a flood of headers",
            handshake("X-Pad: 0123456789\r\n".repeat(5_000)),
            431),
        Arguments.of(
            "a handshake with a header without end",
            handshake("X-Pad: " + "x".repeat(1 << 20)),
            431),
        Arguments.of(
            "a handshake with a thousand protocols",
            handshake("Sec-WebSocket-Protocol: " + "chat,".repeat(4_000) + "\r\n"),
            431),
        Arguments.of("no HTTP at all", "\u0016\u0003\u0001\u0000\r\n\r\n", 400),
        Arguments.of(
            "two lengths",
            "POST /v2/apis HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            400),
        Arguments.of("a stage of nobody", get("/_aws/execute-api/nobody/test"), 403),
        Arguments.of(
            "a callback to nobody",
            post("/_aws/execute-api/nobody/test/@connections/x", "hi"),
            403),
        Arguments.of("an unknown page", get("/_framegate/secrets"), 404));
  }

  @Test
  void aThousandClientsThatVanishLeaveNothingBehind() throws IOException {
    SdkEchoApi api = SdkEchoApi.create(aws);
    api.deployTo("test");
    String upgrade =
        "GET /_aws/execute-api/%s/test HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
            .formatted(api.id());
    for (int i = 0; i < 1_000; i++) {
      try (Socket socket = connect()) {
        socket.setSoLinger(true, 0);
        socket.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));
        if (i % 2 == 0) {
          assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
      }
    }

    org.awaitility.Awaitility.await().until(() -> gateway.connections() == 0);
    assertThat(aws.getApis(b -> {}).items()).isNotEmpty();
  }

  private String send(String request) throws IOException {
    try (Socket socket = connect()) {
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        // It was refused before it was read to its end; the answer is there all the same.
      }
      return read(socket.getInputStream());
    }
  }

  /** The head of the answer and what of its body came along. */
  private static String read(InputStream in) throws IOException {
    byte[] buffer = new byte[8_192];
    int length = in.read(buffer);
    return new String(buffer, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect(
        new InetSocketAddress(gateway.address().getHost(), gateway.address().getPort()),
        PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static String handshake(String more) {
    return "GET /_aws/execute-api/nobody/test HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        + more
        + "\r\n";
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private static String post(String path, String body) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(path, body.length(), body);
  }
}
