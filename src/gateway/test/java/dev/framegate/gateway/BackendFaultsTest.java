package dev.framegate.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;

/**
 * Backends that are slow, broken or mad: the client gets the documented frame, a handshake the
 * documented status, and everybody else is served meanwhile.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BackendFaultsTest {
  private static final int SHORT_MILLIS = 500;
  private static final int LONG_MILLIS = 29_000;
  private static final String FAILED = "\"message\": \"Internal server error\"";
  private static final String TOO_SLOW = "\"message\": \"Endpoint request timed out\"";
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final WireMockServer backend =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private Gateway gateway;
  private ApiGatewayV2Client aws;

  @BeforeAll
  void start() {
    backend.start();
    gateway = Gateway.builder().start();
    aws = SdkClients.controlPlane(gateway.address());
  }

  @AfterAll
  void stop() {
    aws.close();
    gateway.close();
    backend.stop();
  }

  static Stream<Arguments> answers() {
    Stream<Arguments> faults =
        Arrays.stream(Fault.values())
            .map(
                fault ->
                    answer(fault.name(), LONG_MILLIS, aResponse().withFault(fault), FAILED, 502));
    return Stream.concat(
        faults,
        Stream.of(
            answer("no answer", SHORT_MILLIS, aResponse().withFixedDelay(20_000), TOO_SLOW, 504),
            answer(
                "a dribble that lasts too long",
                SHORT_MILLIS,
                aResponse().withBody("x".repeat(50)).withChunkedDribbleDelay(50, 20_000),
                TOO_SLOW,
                504),
            answer(
                "a dribble that ends in time",
                LONG_MILLIS,
                aResponse().withBody("drop by drop").withChunkedDribbleDelay(6, 60),
                "drop by drop",
                200),
            answer(
                "an error page",
                LONG_MILLIS,
                aResponse().withStatus(500).withBody("<html>"),
                "<html>",
                500),
            answer(
                "a redirect",
                LONG_MILLIS,
                aResponse().withStatus(301).withHeader("Location", "/x").withBody("there"),
                "there",
                301),
            answer(
                "text that claims to be a picture",
                LONG_MILLIS,
                aResponse().withHeader("Content-Type", "image/png").withBody("plain"),
                "plain",
                200),
            answer(
                "bytes that claim to be text",
                LONG_MILLIS,
                aResponse()
                    .withHeader("Content-Type", "text/plain; charset=no-such")
                    .withBody(new byte[] {'a', -1, 'b'}),
                "a\ufffdb",
                200),
            answer(
                "a body of 128 KiB",
                LONG_MILLIS,
                aResponse().withBody("x".repeat(128 * 1024)),
                "xxxx",
                200),
            answer(
                "a body of 128 KiB + 1",
                LONG_MILLIS,
                aResponse().withBody("x".repeat(128 * 1024 + 1)),
                FAILED,
                200),
            answer(
                "a body of 11 MiB",
                LONG_MILLIS,
                aResponse().withBody(noise(11 << 20)),
                FAILED,
                502)));
  }

  private static Arguments answer(
      String what, int timeout, ResponseDefinitionBuilder answer, String frame, int status) {
    return Arguments.of(what, timeout, answer, frame, status);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void eachAnswerOfAServerHasItsFrameAndItsStatus(
      String what, int timeout, ResponseDefinitionBuilder answer, String frame, int status)
      throws Exception {
    backend.stubFor(any(anyUrl()).willReturn(answer));
    expect("http://127.0.0.1:" + backend.port() + "/", timeout, frame, status);
  }

  static Stream<Arguments> bytes() {
    return Stream.of(
        raw("a greeting of SSH", "SSH-2.0-OpenSSH_9.6\r\n", FAILED, 502),
        raw("nothing but zeros", "\0".repeat(100), FAILED, 502),
        raw("a status of two digits", "HTTP/1.1 20 OK\r\n\r\n", FAILED, 502),
        raw("a status that is none", "HTTP/1.1 2xx OK\r\n\r\n", FAILED, 502),
        raw("a length that is none", OK + "Content-Length: many\r\n\r\nhi", FAILED, 502),
        raw("a negative length", OK + "Content-Length: -5\r\n\r\nhi", FAILED, 502),
        raw("less than it promised", OK + "Content-Length: 50\r\n\r\nhi", FAILED, 502),
        raw(
            "a chunk without a size",
            OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhi",
            FAILED,
            502),
        raw("no end of chunks", OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n", FAILED, 502),
        raw("an end without a length", OK + "\r\nuntil the end", "until the end", 200),
        raw("more than it promised", OK + "Content-Length: 2\r\n\r\nhi and more", "hi", 200));
  }

  private static Arguments raw(String what, String bytes, String frame, int status) {
    return Arguments.of(what, bytes, frame, status);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bytes")
  void eachKindOfGarbageHasItsFrameAndItsStatus(String what, String bytes, String frame, int status)
      throws Exception {
    try (RawBackend garbage = new RawBackend(bytes, "")) {
      expect(garbage.url(), LONG_MILLIS, frame, status);
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void aStreamWithoutEndIsCutOff(String what, String beginning, String again) throws Exception {
    try (RawBackend endless = new RawBackend(beginning, again)) {
      Stage stage = deployed(endless.url(), 2_000, "bad");
      try (OrdinarySocket client = stage.connect()) {
        client.send("{\"action\":\"bad\"}");
        assertThat(client.next()).containsAnyOf(FAILED, TOO_SLOW);
        stage.serves(client);
      }
    }
  }

  static Stream<Arguments> streams() {
    return Stream.of(
        Arguments.of("a body", OK + "\r\n", "x".repeat(8_192)),
        Arguments.of(
            "chunks", OK + "Transfer-Encoding: chunked\r\n\r\n", "5\r\nhello\r\n".repeat(100)),
        Arguments.of("headers", OK, "X-Again: and again and again\r\n".repeat(100)),
        Arguments.of("one header", OK + "X-Long: ", "and again ".repeat(100)),
        Arguments.of("informational answers", "", "HTTP/1.1 102 Processing\r\n\r\n"));
  }

  @Test
  void whileABackendIsWaitedForEverybodyElseIsServed() throws Exception {
    // Connections are made by the system; nobody ever answers on them.
    try (ServerSocket silent = new ServerSocket(0, 128, InetAddress.getByName("127.0.0.1"))) {
      Stage stage = deployed("http://127.0.0.1:" + silent.getLocalPort(), LONG_MILLIS, "bad");
      try (OrdinarySocket waiting = stage.connect();
          OrdinarySocket other = stage.connect()) {
        for (int i = 0; i < 60; i++) {
          waiting.send("{\"action\":\"bad\"}");
        }
        stage.serves(waiting);
        stage.serves(other);
      }
    }
  }

  /** What no server can make shorter, although clients may tell it to. */
  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private void expect(String url, int timeout, String frame, int status) throws Exception {
    Stage stage = deployed(url, timeout, "bad");
    try (OrdinarySocket client = stage.connect();
        OrdinarySocket other = stage.connect()) {
      client.send("{\"action\":\"bad\"}");
      stage.serves(other);
      assertThat(client.next()).contains(frame);
      stage.serves(client);
    }
    Stage guarded = deployed(url, timeout, "$connect");
    assertThat(OrdinarySocket.knock(guarded.url())).isEqualTo(status == 200 ? 101 : status);
  }

  private Stage deployed(String url, int timeout, String routeKey) {
    SdkEchoApi api = SdkEchoApi.create(aws);
    String integration =
        aws.createIntegration(
                b ->
                    b.apiId(api.id())
                        .integrationType(IntegrationType.HTTP_PROXY)
                        .integrationMethod("POST")
                        .integrationUri(url)
                        .timeoutInMillis(timeout))
            .integrationId();
    String route =
        aws.createRoute(
                b ->
                    b.apiId(api.id())
                        .routeKey(routeKey)
                        .target("integrations/" + integration)
                        .routeResponseSelectionExpression("$default"))
            .routeId();
    aws.createRouteResponse(b -> b.apiId(api.id()).routeId(route).routeResponseKey("$default"));
    api.deployTo("test");
    return new Stage(gateway.address() + "/_aws/execute-api/" + api.id() + "/test");
  }

  private record Stage(String url) {
    OrdinarySocket connect() throws Exception {
      return OrdinarySocket.open(url);
    }

    void serves(OrdinarySocket client) throws InterruptedException {
      client.send("{\"action\":\"echo\"}");
      assertThat(client.next()).contains("hello");
    }
  }
}
