package dev.framegate.gateway.internal.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.framegate.gateway.internal.integration.LambdaRunner.integration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.framegate.gateway.internal.deploy.TestApi;
import dev.framegate.gateway.internal.integration.IntegrationRegistry;
import dev.framegate.gateway.internal.integration.LambdaRunner;
import dev.framegate.gateway.settings.EndpointFunctions;
import dev.framegate.gateway.settings.Functions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaRoutesTest {
  private static final String MESSAGE = "{\"action\":\"a\",\"room\":\"blue\"}";
  private static final String ERROR = "{\"errorMessage\":\"no tea\",\"errorType\":\"Error\"}";

  private final LambdaRunner lambda = new LambdaRunner();

  @AfterEach
  void stop() {
    lambda.close();
  }

  private RouteRunnerFixture bench(TestApi api) {
    return bench(api, lambda.functions());
  }

  private static RouteRunnerFixture bench(TestApi api, Functions functions) {
    return new RouteRunnerFixture(
        api,
        RuntimePolicies.aws(),
        IntegrationRegistry.standard(functions),
        RunnerLimits.defaults());
  }

  private static TestApi proxy() {
    return new TestApi().route("a", integration("AWS_PROXY", "fn"));
  }

  private Optional<String> send(TestApi api) throws Exception {
    try (RouteRunnerFixture bench = bench(api)) {
      return bench.send(MESSAGE);
    }
  }

  private ConnectResult connect() throws Exception {
    try (RouteRunnerFixture bench =
        bench(new TestApi().route("$connect", integration("AWS_PROXY", "fn")))) {
      return bench.connect(Map.of("Sec-WebSocket-Protocol", List.of("a,b")));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 404, 500})
  void bodiesAnswerTwoWayRoutesWhateverTheStatus(int status) throws Exception {
    lambda.returns("fn", "{\"statusCode\":" + status + ",\"body\":\"pong\"}");
    assertThat(send(proxy().twoWay())).contains("pong");
    assertThat(send(proxy())).isEmpty();
  }

  @Test
  void messagesArriveAsEvents() throws Exception {
    lambda.returns("fn", "{}");
    try (RouteRunnerFixture bench = bench(proxy())) {
      bench.send(MESSAGE);
      bench.variables = Map.of("stage", "blue");
      bench.send(MESSAGE);
    }
    LoggedRequest call = lambda.calls().get(0);
    assertThat(call.getUrl()).isEqualTo("/2015-03-31/functions/fn/invocations");
    assertThat(call.getHeader("X-Amz-Invocation-Type")).isEqualTo("RequestResponse");
    ObjectNode event = lambda.events().get(0);
    assertThat(event.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("requestContext", "body", "isBase64Encoded");
    assertThat(event.path("body").asText()).isEqualTo(MESSAGE);
    assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
    assertThat(event.path("requestContext").path("routeKey").asText()).isEqualTo("a");
    assertThat(event.path("requestContext").path("eventType").asText()).isEqualTo("MESSAGE");
    assertThat(lambda.events().get(1).path("stageVariables"))
        .isEqualTo(TestApi.json("{'stage':'blue'}"));
  }

  @Test
  void disconnectsTellWhy() throws Exception {
    lambda.returns("fn", "{}");
    TestApi api = new TestApi().route("$disconnect", integration("AWS_PROXY", "fn"));
    try (RouteRunnerFixture bench = bench(api)) {
      bench
          .runner
          .disconnect(RouteRunnerFixture.CONNECTION, 1001, "")
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
    }
    ObjectNode event = lambda.events().get(0);
    assertThat(event.path("requestContext").path("disconnectStatusCode").asInt()).isEqualTo(1001);
    assertThat(event.path("requestContext").path("disconnectReason").asText())
        .isEqualTo("Going away");
    assertThat(event.has("body")).isFalse();
  }

  @Test
  void stageVariablesNameFunctionAndAlias() throws Exception {
    lambda.returns("fn", "{\"body\":\"blue\"}");
    TestApi api =
        new TestApi().route("a", integration("AWS_PROXY", "${stageVariables.fn}")).twoWay();
    try (RouteRunnerFixture bench = bench(api)) {
      bench.variables = Map.of("fn", "fn:live");
      assertThat(bench.send(MESSAGE)).contains("blue");
    }
    assertThat(lambda.calls().get(0).getUrl())
        .isEqualTo("/2015-03-31/functions/fn/invocations?Qualifier=live");
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "null", "[]", "\"x\"", "{\"statusCode\":200,\"extra\":1}"})
  void malformedAnswersGiveAnErrorFrame(String payload) throws Exception {
    lambda.returns("fn", payload);
    assertThat(send(proxy().twoWay()).orElseThrow()).contains("Internal server error");
    assertThat(send(proxy()).orElseThrow()).contains("Internal server error");
    assertThat(connect().status()).isEqualTo(502);
  }

  @Test
  void functionErrorsGiveAnErrorFrame() throws Exception {
    lambda.raises("fn", ERROR);
    assertThat(send(proxy().twoWay()).orElseThrow())
        .contains("Internal server error")
        .doesNotContain("tea");
    assertThat(send(proxy()).orElseThrow()).contains("Internal server error");
    assertThat(connect().status()).isEqualTo(502);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void brokenRunnersGiveAnErrorFrame(Fault fault) throws Exception {
    lambda.answers("fn", aResponse().withFault(fault));
    assertThat(send(proxy()).orElseThrow()).contains("Internal server error");
  }

  @Test
  void slowFunctionsTimeOut() throws Exception {
    lambda.answers("fn", aResponse().withBody("{}").withFixedDelay(10_000));
    ObjectNode slow = integration("AWS_PROXY", "fn").put("timeoutInMillis", 100);
    TestApi api = new TestApi().route("a", slow).route("$connect", slow.deepCopy());
    try (RouteRunnerFixture bench = bench(api)) {
      assertThat(bench.send(MESSAGE).orElseThrow()).contains("Endpoint request timed out");
      assertThat(bench.connect(Map.of()).status()).isEqualTo(504);
    }
  }

  @Test
  void functionsThatMayNotBeCalledRefuseTheHandshakeWith500() throws Exception {
    lambda.answers("fn", aResponse().withStatus(403).withBody("{\"Message\":\"no\"}"));
    assertThat(connect().status()).isEqualTo(500);
    assertThat(send(proxy()).orElseThrow()).contains("Internal server error");
  }

  @Test
  void addressesThatNameNoFunctionGiveAnErrorFrame() throws Exception {
    TestApi api = new TestApi().route("a", TestApi.http("AWS_PROXY", "http://127.0.0.1/"));
    assertThat(send(api).orElseThrow()).contains("Internal server error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopher://127.0.0.1", "localhost:4566", "http:///functions"})
  void anAddressThatServesNoFunctionsIsRefused(String address) {
    assertThatThrownBy(() -> new EndpointFunctions(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected an address such as http://127.0.0.1:4566");
  }

  @ParameterizedTest
  @CsvSource({"200, true", "201, true", "400, false", "501, false"})
  void statusDecidesTheHandshake(int status, boolean accepted) throws Exception {
    lambda.returns(
        "fn",
        "{\"statusCode\":%d,\"headers\":{\"sec-websocket-protocol\":\"b\"},\"body\":\"secret\"}"
            .formatted(status));
    ConnectResult result = connect();
    assertThat(result).isEqualTo(new ConnectResult(status, "b", null));
    assertThat(result.accepted()).isEqualTo(accepted);
    ObjectNode event = lambda.events().get(0);
    assertThat(event.path("headers").path("Sec-WebSocket-Protocol").asText()).isEqualTo("a,b");
    assertThat(event.path("queryStringParameters")).isEqualTo(TestApi.json("{'q':'1'}"));
    assertThat(event.has("body")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"false, blue", "true, tea error"})
  void errorMessagesSelectTheResponseOfPlainFunctions(boolean raises, String answer)
      throws Exception {
    if (raises) {
      lambda.raises("fn", ERROR);
    } else {
      lambda.returns("fn", "{\"seen\":\"blue\"}");
    }
    ObjectNode integration = integration("AWS", "fn");
    integration.putObject("requestTemplates").put("$default", "{\"r\":$input.json('$.room')}");
    TestApi api =
        new TestApi()
            .route("a", integration)
            .twoWay()
            .response("$default", "$input.path('$.seen')")
            .response("/.*tea.*/", "tea error");
    assertThat(send(api)).contains(answer);
    assertThat(lambda.events()).containsExactly(TestApi.json("{'r':'blue'}"));
  }

  @Test
  void plainFunctionsThatRaiseRefuseTheHandshake() throws Exception {
    lambda.raises("fn", ERROR);
    try (RouteRunnerFixture bench =
        bench(new TestApi().route("$connect", integration("AWS", "fn")))) {
      assertThat(bench.connect(Map.of()).status()).isEqualTo(502);
    }
    assertThat(lambda.events()).containsExactly(TestApi.json("{}"));
  }

  @Test
  void invocationTypeEventDoesNotWait() throws Exception {
    lambda.answers("fn", aResponse().withStatus(202));
    ObjectNode integration = integration("AWS", "fn");
    integration
        .putObject("requestParameters")
        .put("integration.request.header.X-Amz-Invocation-Type", "'Event'");
    assertThat(send(new TestApi().route("a", integration))).isEmpty();
    assertThat(lambda.calls().get(0).getHeader("X-Amz-Invocation-Type")).isEqualTo("Event");
  }
}
