package dev.framegate.gateway.internal.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.framegate.gateway.internal.deploy.TestApi.http;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.framegate.gateway.internal.deploy.TestApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpRoutesTest {
  private static final String MESSAGE = "{\"action\":\"a\",\"room\":\"blue sky\"}";

  private final WireMockServer backend = start();

  private static WireMockServer start() {
    WireMockServer server =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    server.start();
    return server;
  }

  @AfterEach
  void stop() {
    backend.stop();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + backend.port() + path;
  }

  private void answers(ResponseDefinitionBuilder response) {
    backend.stubFor(any(anyUrl()).willReturn(response));
  }

  private List<LoggedRequest> requests() {
    return backend.findAll(WireMock.anyRequestedFor(anyUrl()));
  }

  private static Optional<String> send(ObjectNode integration) throws Exception {
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(new TestApi().route("a", integration).twoWay())) {
      bench.variables = Map.of("path", "v1", "tag", "t 1");
      return bench.send(MESSAGE);
    }
  }

  @ParameterizedTest
  @CsvSource({"200", "404", "500"})
  void proxyBringsTheMessageThereAndTheBodyBack(int status) throws Exception {
    answers(aResponse().withStatus(status).withBody("pong"));
    assertThat(send(http("HTTP_PROXY", url("/x")))).contains("pong");
    backend.verify(
        postRequestedFor(urlEqualTo("/x"))
            .withRequestBody(equalTo(MESSAGE))
            .withoutHeader("connectionId"));
  }

  @Test
  void chunkedAnswersArriveWhole() throws Exception {
    answers(aResponse().withBody("x".repeat(1000)).withChunkedDribbleDelay(5, 50));
    assertThat(send(http("HTTP_PROXY", url("/"))).orElseThrow()).hasSize(1000);
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    answers(aResponse().withStatus(302).withHeader("Location", url("/other")).withBody("moved"));
    assertThat(send(http("HTTP_PROXY", url("/")))).contains("moved");
    assertThat(requests()).hasSize(1);
  }

  @Test
  void mapsParametersAndStageVariables() throws Exception {
    answers(aResponse().withBody("ok"));
    ObjectNode integration = http("HTTP_PROXY", url("/${stageVariables.path}/{room}?k=1"));
    integration
        .putObject("requestParameters")
        .put("integration.request.path.room", "route.request.body.room")
        .put("integration.request.querystring.id", "context.connectionId")
        .put("integration.request.header.X-Tag", "stageVariables.tag")
        .put("integration.request.header.X-None", "route.request.body.none")
        .put("integration.request.header.X-Fixed", "'a$b'");
    assertThat(send(integration)).contains("ok");
    LoggedRequest request = requests().get(0);
    assertThat(request.getUrl()).isEqualTo("/v1/blue%20sky?k=1&id=L0SM9cOFvHcCIhw%3D");
    assertThat(request.getHeader("X-Tag")).isEqualTo("t 1");
    assertThat(request.getHeader("X-Fixed")).isEqualTo("a$b");
    assertThat(request.containsHeader("X-None")).isFalse();
  }

  @Test
  void plainHttpUsesTemplatesBothWays() throws Exception {
    answers(aResponse().withStatus(201).withBody("{\"n\":5}"));
    ObjectNode integration = http("HTTP", url("/"));
    integration.putObject("requestTemplates").put("$default", "<$input.path('$.room')>");
    TestApi api =
        new TestApi()
            .route("a", integration)
            .twoWay()
            .response("/2\\d\\d/", "$context.status: $input.path('$.n')");
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertThat(bench.send(MESSAGE)).contains("201: 5");
    }
    assertThat(requests().get(0).getBodyAsString()).isEqualTo("<blue sky>");
  }

  @Test
  void binaryPayloadsAreDecoded() throws Exception {
    answers(aResponse());
    ObjectNode integration = http("HTTP", url("/"));
    integration.put("contentHandlingStrategy", "CONVERT_TO_BINARY");
    integration.putObject("requestTemplates").put("$default", "AAH/");
    try (RouteRunnerFixture bench = new RouteRunnerFixture(new TestApi().route("a", integration))) {
      assertThat(bench.send(MESSAGE)).isEmpty();
    }
    assertThat(requests().get(0).getBody()).containsExactly(0, 1, 0xff);
  }

  @ParameterizedTest
  @CsvSource({"CONVERT_TO_TEXT, iVBORw0KGgo=", "CONVERT_TO_BINARY, plain", "'', plain"})
  void answersAreEncodedIfTheResponseSaysSo(String strategy, String expected) throws Exception {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    answers(aResponse().withBody(png));
    String plain = new String(png, StandardCharsets.UTF_8);
    TestApi api =
        new TestApi()
            .route("a", http("HTTP", url("/")))
            .twoWay()
            .response(
                TestApi.json("{'integrationResponseKey':'$default'}")
                    .put("contentHandlingStrategy", strategy));
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertThat(bench.send(MESSAGE)).contains(expected.equals("plain") ? plain : expected);
    }
  }

  @Test
  void templatesSeeTheEncodedAnswer() throws Exception {
    answers(aResponse().withBody(new byte[] {0, 1, (byte) 0xff}));
    ObjectNode response =
        TestApi.json(
            "{'integrationResponseKey':'$default','contentHandlingStrategy':'CONVERT_TO_TEXT'}");
    response.putObject("responseTemplates").put("$default", "<$input.body>");
    TestApi api = new TestApi().route("a", http("HTTP", url("/"))).twoWay().response(response);
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertThat(bench.send(MESSAGE)).contains("<AAH/>");
    }
  }

  @Test
  void textThatIsNoBase64GivesAnErrorFrame() throws Exception {
    ObjectNode integration =
        http("HTTP_PROXY", url("/")).put("contentHandlingStrategy", "CONVERT_TO_BINARY");
    assertThat(send(integration).orElseThrow()).contains("Internal server error");
    assertThat(requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void brokenBackendsGiveAnErrorFrame(Fault fault) throws Exception {
    answers(aResponse().withFault(fault));
    assertThat(send(http("HTTP_PROXY", url("/"))).orElseThrow()).contains("Internal server error");
  }

  @Test
  void refusedConnectionGivesAnErrorFrame() throws Exception {
    assertThat(send(http("HTTP_PROXY", "http://127.0.0.1:" + closedPort())).orElseThrow())
        .contains("Internal server error");
  }

  @ParameterizedTest
  @CsvSource({"not a uri", "ftp://127.0.0.1/", "''", "/relative"})
  void addressThatCannotBeCalledGivesAnErrorFrame(String uri) throws Exception {
    assertThat(send(http("HTTP_PROXY", uri)).orElseThrow()).contains("Internal server error");
  }

  @Test
  void headersThatCannotBeSentGiveAnErrorFrame() throws Exception {
    ObjectNode integration = http("HTTP_PROXY", url("/"));
    integration
        .putObject("requestParameters")
        .put("integration.request.header.X", "route.request.body.x");
    try (RouteRunnerFixture bench = new RouteRunnerFixture(new TestApi().route("a", integration))) {
      assertThat(bench.send("{\"action\":\"a\",\"x\":\"a\\r\\nb: c\"}").orElseThrow())
          .contains("Internal server error");
    }
    assertThat(requests()).isEmpty();
  }

  @Test
  void bodyBeyondTheLimitGivesAnErrorFrame() throws Exception {
    answers(aResponse().withBody(new byte[(10 << 20) + 1]));
    assertThat(send(http("HTTP_PROXY", url("/"))).orElseThrow()).contains("Internal server error");
  }

  @Test
  void slowHeadersTimeOut() throws Exception {
    answers(aResponse().withFixedDelay(10_000));
    assertThat(send(http("HTTP_PROXY", url("/")).put("timeoutInMillis", 100)).orElseThrow())
        .contains("Endpoint request timed out");
  }

  @Test
  void slowBodiesTimeOut() throws Exception {
    answers(aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(10, 10_000));
    assertThat(send(http("HTTP_PROXY", url("/")).put("timeoutInMillis", 200)).orElseThrow())
        .contains("Endpoint request timed out");
  }

  @Test
  void slowOneWayBackendsTimeOutToo() throws Exception {
    answers(aResponse().withFixedDelay(10_000));
    ObjectNode integration = http("HTTP", url("/")).put("timeoutInMillis", 100);
    try (RouteRunnerFixture bench = new RouteRunnerFixture(new TestApi().route("a", integration))) {
      assertThat(bench.send(MESSAGE).orElseThrow()).contains("Endpoint request timed out");
    }
  }

  @ParameterizedTest
  @CsvSource({"200, true", "201, true", "400, false", "501, false"})
  void httpStatusDecidesTheHandshake(int status, boolean accepted) throws Exception {
    answers(
        aResponse()
            .withStatus(status)
            .withHeader("Sec-WebSocket-Protocol", "myprotocol")
            .withBody("secret"));
    TestApi api = new TestApi().route("$connect", http("HTTP_PROXY", url("/c")));
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      ConnectResult result =
          bench.connect(
              Map.of(
                  "X-Custom", List.of("1"),
                  "Connection", List.of("Upgrade"),
                  "Sec-WebSocket-Protocol", List.of("chat1,myprotocol")));
      assertThat(result).isEqualTo(new ConnectResult(status, "myprotocol", null));
      assertThat(result.accepted()).isEqualTo(accepted);
    }
    LoggedRequest request = requests().get(0);
    assertThat(request.getUrl()).isEqualTo("/c?q=1");
    assertThat(request.getHeader("X-Custom")).isEqualTo("1");
    assertThat(request.getHeader("Sec-WebSocket-Protocol")).isEqualTo("chat1,myprotocol");
    assertThat(request.getBodyAsString()).isEmpty();
  }

  @Test
  void noSubprotocolUnlessTheBackendNamesIt() throws Exception {
    answers(aResponse());
    TestApi api = new TestApi().route("$connect", http("HTTP_PROXY", url("/")));
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertThat(bench.connect(Map.of("Sec-WebSocket-Protocol", List.of("chat1"))).subprotocol())
          .isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, method.response.header.Sec-WebSocket-Protocol, chat, chat",
    "200, route.response.header.sec-websocket-protocol, integration.response.header.X-Chosen, two",
    "200, method.response.header.Sec-WebSocket-Protocol, integration.response.body.of.name, three",
    "200, method.response.header.Sec-WebSocket-Protocol, context.stage, test",
    "200, method.response.header.Sec-WebSocket-Protocol, integration.response.body.none, one",
    "200, method.response.header.X-Other, chat, one",
    "404, method.response.header.Sec-WebSocket-Protocol, chat, one",
  })
  void aResponseParameterNamesTheSubprotocol(
      int status, String key, String value, String subprotocol) throws Exception {
    answers(
        aResponse()
            .withStatus(status)
            .withHeader("Sec-WebSocket-Protocol", "one")
            .withHeader("X-Chosen", "two")
            .withBody("{\"of\":{\"name\":\"three\"}}"));
    ObjectNode response = TestApi.json("{'integrationResponseKey':'/200/'}");
    response.putObject("responseParameters").put(key, value.startsWith("chat") ? "'chat'" : value);
    TestApi api = new TestApi().route("$connect", http("HTTP", url("/"))).response(response);
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertThat(bench.connect(Map.of())).isEqualTo(new ConnectResult(status, subprotocol, null));
    }
  }

  @Test
  void unreachableBackendRefusesTheHandshakeWith502() throws Exception {
    TestApi api = new TestApi().route("$connect", http("HTTP", "http://127.0.0.1:" + closedPort()));
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertThat(bench.connect(Map.of()).status()).isEqualTo(502);
    }
  }

  @Test
  void slowBackendRefusesTheHandshakeWith504() throws Exception {
    answers(aResponse().withFixedDelay(10_000));
    ObjectNode integration = http("HTTP", url("/")).put("timeoutInMillis", 100);
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(new TestApi().route("$connect", integration))) {
      assertThat(bench.connect(Map.of()).status()).isEqualTo(504);
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
