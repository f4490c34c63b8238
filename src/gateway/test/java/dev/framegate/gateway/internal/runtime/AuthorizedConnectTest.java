package dev.framegate.gateway.internal.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.framegate.gateway.internal.deploy.TestApi.mock;
import static dev.framegate.gateway.internal.integration.LambdaRunner.integration;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.access.AccessCheckChain;
import dev.framegate.gateway.internal.access.ExecuteApiArns;
import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.deploy.ApiOwners;
import dev.framegate.gateway.internal.deploy.TestApi;
import dev.framegate.gateway.internal.integration.IntegrationRegistry;
import dev.framegate.gateway.internal.integration.LambdaRunner;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.settings.ApiKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizedConnectTest {
  private static final String OK = "{\"statusCode\":200}";
  private static final String ARN = "arn:aws:execute-api:us-east-1:123456789012:a1/test/$connect";

  private final LambdaRunner lambda = new LambdaRunner();

  @AfterEach
  void stop() {
    lambda.close();
  }

  private static TestApi api() {
    return new TestApi("$default").route("$connect", mock(OK));
  }

  private RouteRunnerFixture bench(TestApi api) {
    RuntimePolicies guarded =
        RuntimePolicies.of(
            PartReplacements.NONE,
            AccessCheckChain.aws(
                new ExecuteApiArns(ApiOwners.NONE, new AccountRegion("123456789012", "us-east-1")),
                lambda.functions(),
                ApiKeys.of(Set.of("good-key")),
                key -> "123456789012"),
            EventObserver.NONE);
    return new RouteRunnerFixture(
        api, guarded, IntegrationRegistry.standard(lambda.functions()), RunnerLimits.defaults());
  }

  private ConnectResult connect(TestApi api, Map<String, List<String>> headers) throws Exception {
    try (RouteRunnerFixture bench = bench(api)) {
      return bench.connect(headers);
    }
  }

  private static String answer(String effect, String resource, String more) {
    return """
        {"principalId":"ada","policyDocument":{"Version":"2012-10-17","Statement":[
        {"Action":"execute-api:Invoke","Effect":"%s","Resource":"%s"}]}%s}"""
        .formatted(effect, resource, more);
  }

  private int statusAfter(String payload) throws Exception {
    lambda.returns("auth", payload);
    return connect(api().authorizer(LambdaRunner.uri("auth")), Map.of()).status();
  }

  @ParameterizedTest
  @CsvSource({
    "Allow, " + ARN + ", 200",
    "Allow, *, 200",
    "Allow, arn:aws:execute-api:us-east-1:123456789012:a1/other/*, 403",
    "Deny, *, 403",
    "Deny, " + ARN + ", 403",
  })
  void policiesDecide(String effect, String resource, int status) throws Exception {
    assertThat(statusAfter(answer(effect, resource, ""))).isEqualTo(status);
  }

  @Test
  void refusalsLookLikeErrorFrames() throws Exception {
    lambda.returns("auth", answer("Deny", "*", ""));
    ConnectResult result = connect(api().authorizer(LambdaRunner.uri("auth")), Map.of());
    JsonNode body = TestApi.json(String.valueOf(result.body()));
    assertThat(body.path("message").asText()).isEqualTo("Forbidden");
    assertThat(body.path("connectionId").asText()).isEqualTo(RouteRunnerFixture.CONNECTION.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "null",
        "[]",
        "{}",
        "{\"principalId\":\"ada\"}",
        "{\"principalId\":\"ada\",\"policyDocument\":{}}",
        "{\"principalId\":\"ada\",\"policyDocument\":{\"Statement\":[{}]}}",
        "{\"policyDocument\":{\"Statement\":[]}}",
      })
  void malformedAnswersAre500(String payload) throws Exception {
    assertThat(statusAfter(payload)).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"context\":{\"a\":{}}", "\"context\":{\"a\":[]}", "\"context\":\"x\""})
  void contextsOfOtherThanPlainValuesAre500(String context) throws Exception {
    assertThat(statusAfter(answer("Allow", "*", "," + context))).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({"0, 200", "1, 500"})
  void answersMayHaveEightKibibytes(int beyond, int status) throws Exception {
    String bare = answer("Allow", "*", ",\"context\":{\"a\":\"\"}");
    String padding = "x".repeat(8192 - bare.length() + beyond);
    assertThat(statusAfter(answer("Allow", "*", ",\"context\":{\"a\":\"" + padding + "\"}")))
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"Unauthorized, 401", "unauthorized, 500", "Unauthorized!, 500", "boom, 500"})
  void onlyOneErrorMeansUnauthorized(String message, int status) throws Exception {
    lambda.raises("auth", "{\"errorMessage\":\"" + message + "\"}");
    assertThat(connect(api().authorizer(LambdaRunner.uri("auth")), Map.of()).status())
        .isEqualTo(status);
  }

  @Test
  void authorizersThatCannotBeCalledAre500() throws Exception {
    assertThat(connect(api().authorizer(LambdaRunner.uri("none")), Map.of()).status())
        .isEqualTo(500);
    assertThat(connect(api().authorizer("http://127.0.0.1/"), Map.of()).status()).isEqualTo(500);
    lambda.answers("auth", aResponse().withStatus(429));
    assertThat(connect(api().authorizer(LambdaRunner.uri("auth")), Map.of()).status())
        .isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({
    "route.request.header.Auth, 200",
    "route.request.header.AUTH, 200",
    "route.request.querystring.q, 200",
    "stageVariables.tenant, 200",
    "context.connectionId, 200",
    "route.request.header.Other, 401",
    "route.request.header.Empty, 401",
    "route.request.querystring.Auth, 401",
    "stageVariables.none, 401",
  })
  void identitySourcesComeFirst(String source, int status) throws Exception {
    lambda.returns("auth", answer("Allow", "*", ""));
    try (RouteRunnerFixture bench = bench(api().authorizer(LambdaRunner.uri("auth"), source))) {
      bench.variables = Map.of("tenant", "t1");
      ConnectResult result = bench.connect(Map.of("Auth", List.of("secret"), "Empty", List.of("")));
      assertThat(result.status()).isEqualTo(status);
    }
    assertThat(lambda.calls()).hasSize(status == 200 ? 1 : 0);
  }

  @Test
  void everyIdentitySourceMustBeThere() throws Exception {
    lambda.returns("auth", answer("Allow", "*", ""));
    TestApi api =
        api()
            .authorizer(
                LambdaRunner.uri("auth"),
                "route.request.header.Auth",
                "route.request.querystring.none");
    assertThat(connect(api, Map.of("Auth", List.of("x"))).status()).isEqualTo(401);
    assertThat(lambda.calls()).isEmpty();
  }

  @Test
  void theFunctionGetsTheHandshake() throws Exception {
    lambda.returns("auth", answer("Allow", "*", ""));
    connect(api().authorizer(LambdaRunner.uri("auth")), Map.of("Auth", List.of("a", "b")));
    ObjectNode event = lambda.events().get(0);
    assertThat(event.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "type",
            "methodArn",
            "headers",
            "multiValueHeaders",
            "queryStringParameters",
            "multiValueQueryStringParameters",
            "stageVariables",
            "requestContext");
    assertThat(event.path("type").asText()).isEqualTo("REQUEST");
    assertThat(event.path("methodArn").asText()).isEqualTo(ARN);
    assertThat(event.at("/headers/Auth").asText()).isEqualTo("b");
    assertThat(event.at("/multiValueHeaders/Auth/0").asText()).isEqualTo("a");
    assertThat(event.path("queryStringParameters")).isEqualTo(TestApi.json("{'q':'1'}"));
    assertThat(event.path("stageVariables")).isEqualTo(TestApi.json("{}"));
    assertThat(event.at("/requestContext/routeKey").asText()).isEqualTo("$connect");
    assertThat(event.at("/requestContext/eventType").asText()).isEqualTo("CONNECT");
    assertThat(event.at("/requestContext/connectionId").asText())
        .isEqualTo(RouteRunnerFixture.CONNECTION.id());
  }

  @Test
  void whatItFoundOutIsInAllEventsOfTheConnection() throws Exception {
    lambda.returns(
        "auth",
        answer("Allow", "*", ",\"context\":{\"n\":1,\"b\":true,\"s\":\"t\",\"none\":null}"));
    lambda.returns("fn", "{\"statusCode\":200}");
    TestApi api =
        new TestApi("$default")
            .route("$connect", integration("AWS_PROXY", "fn"))
            .authorizer(LambdaRunner.uri("auth"))
            .route("$default", integration("AWS_PROXY", "fn"))
            .route("$disconnect", integration("AWS_PROXY", "fn"));
    try (RouteRunnerFixture bench = bench(api)) {
      ConnectResult result = bench.connect(Map.of());
      assertThat(result.accepted()).isTrue();
      ConnectionInfo known = RouteRunnerFixture.CONNECTION.withAuthorizer(result.authorizer());
      bench.runner.message(known, "x").toCompletableFuture().get(20, TimeUnit.SECONDS);
      bench.runner.disconnect(known, 1000, "").toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
    List<JsonNode> seen =
        lambda.events().stream()
            .filter(event -> !event.has("methodArn"))
            .map(event -> event.at("/requestContext/authorizer"))
            .toList();
    assertThat(seen)
        .hasSize(3)
        .containsOnly(TestApi.json("{'principalId':'ada','n':'1','b':'true','s':'t'}"));
  }

  @Test
  void templatesReadTheAuthorizerToo() throws Exception {
    TestApi api =
        new TestApi("$default")
            .route("$default", mock(OK))
            .twoWay()
            .response("$default", "$context.authorizer.principalId/$context.authorizer.role");
    try (RouteRunnerFixture bench = bench(api)) {
      Map<String, Object> authorizer = new LinkedHashMap<>();
      authorizer.put("principalId", "ada");
      authorizer.put("role", "admin");
      assertThat(
              bench
                  .runner
                  .message(RouteRunnerFixture.CONNECTION.withAuthorizer(authorizer), "x")
                  .toCompletableFuture()
                  .get(20, TimeUnit.SECONDS))
          .contains("ada/admin");
    }
  }

  @Test
  void routesWithoutIntegrationAreGuardedAsWell() throws Exception {
    lambda.returns("auth", answer("Deny", "*", ""));
    TestApi api = new TestApi().routeWithoutTarget("$connect").authorizer(LambdaRunner.uri("auth"));
    assertThat(connect(api, Map.of()).status()).isEqualTo(403);
    lambda.returns("auth", answer("Allow", "*", ""));
    ConnectResult result = connect(api, Map.of());
    assertThat(result.status()).isEqualTo(200);
    assertThat(result.authorizer()).containsEntry("principalId", "ada");
  }

  @ParameterizedTest
  @CsvSource({
    "x-api-key, good-key, 200",
    "X-API-Key, good-key, 200",
    "x-api-key, bad, 403",
    "x-api-key, '', 403",
    "other, good-key, 403"
  })
  void apiKeysComeFromAHeader(String header, String key, int status) throws Exception {
    TestApi api = api();
    api.lastRoute().put("apiKeyRequired", true);
    assertThat(connect(api, Map.of(header, List.of(key))).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"good-key, 200", "bad, 403"})
  void apiKeysMayComeFromTheAuthorizer(String key, int status) throws Exception {
    lambda.returns("auth", answer("Allow", "*", ",\"usageIdentifierKey\":\"" + key + "\""));
    TestApi api = api().authorizer(LambdaRunner.uri("auth"));
    api.api().put("apiKeySelectionExpression", "$context.authorizer.usageIdentifierKey");
    api.lastRoute().put("apiKeyRequired", true);
    ConnectResult result = connect(api, Map.of());
    assertThat(result.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "route.request.header.Room, true, 200",
    "route.request.querystring.q, true, 200",
    "route.request.header.None, true, 400",
    "route.request.querystring.none, true, 400",
    "route.request.header.None, false, 200",
  })
  void requiredParametersMustBeThere(String parameter, boolean required, int status)
      throws Exception {
    TestApi api = api();
    api.lastRoute().putObject("requestParameters").putObject(parameter).put("required", required);
    assertThat(connect(api, Map.of("Room", List.of("blue"))).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, AWS4-HMAC-SHA256 Credential=x, 200",
    "Authorization, Bearer x, 403",
    "Other, AWS4-HMAC-SHA256 Credential=x, 403",
  })
  void signedRoutesWantASignature(String header, String value, int status) throws Exception {
    TestApi api = api();
    api.lastRoute().put("authorizationType", "AWS_IAM");
    assertThat(connect(api, Map.of(header, List.of(value))).status()).isEqualTo(status);
  }

  @Test
  void withoutAGateNobodyPassesAGuardedRoute() throws Exception {
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(api().authorizer(LambdaRunner.uri("auth")))) {
      assertThat(bench.connect(Map.of()).status()).isEqualTo(500);
    }
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api())) {
      assertThat(bench.connect(Map.of()).status()).isEqualTo(200);
    }
  }
}
