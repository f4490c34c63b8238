package dev.framegate.gateway.internal.runtime;

import static dev.framegate.gateway.internal.deploy.TestApi.json;
import static dev.framegate.gateway.internal.deploy.TestApi.mock;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.deploy.TestApi;
import dev.framegate.gateway.internal.integration.Integration;
import dev.framegate.gateway.internal.integration.IntegrationRegistry;
import dev.framegate.gateway.internal.integration.IntegrationRequest;
import dev.framegate.gateway.internal.integration.IntegrationResult;
import dev.framegate.gateway.internal.integration.IntegrationType;
import dev.framegate.gateway.internal.integration.ProxyEvent;
import dev.framegate.gateway.internal.parts.PartReplacements;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteRunnerTest {
  private static final String OK = "{\"statusCode\":200}";

  /** Routes that answer with their own key. */
  private static TestApi routes(String... keys) {
    TestApi api = new TestApi();
    for (String key : keys) {
      api.route(key, mock(OK)).twoWay().response("$default", "$context.routeKey");
    }
    return api;
  }

  private static JsonNode frame(Optional<String> text) throws Exception {
    return new ObjectMapper().readTree(text.orElseThrow());
  }

  private static void assertFrame(Optional<String> text, String message) throws Exception {
    JsonNode frame = frame(text);
    assertThat(frame.path("message").asText()).isEqualTo(message);
    assertThat(frame.path("connectionId").asText()).isEqualTo(RouteRunnerFixture.CONNECTION.id());
    assertThat(frame.path("requestId").asText()).hasSize(16).endsWith("=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'action':'join'}       | join",
        "{'action':'leave'}      | $default",
        "{'action':'JOIN'}       | $default",
        "{'action':'$default'}   | $default",
        "{'action':'$connect'}   | $default",
        "{'action':'$disconnect'}| $default",
        "{'action':null}         | $default",
        "{'other':1}             | $default",
        "[1]                     | $default",
        "hello                   | $default",
        "{'action':              | $default",
        "''                      | $default",
        "{'action':5}            | 5",
      })
  void selectsRoutes(String text, String route) throws Exception {
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(routes("join", "$default", "$connect", "$disconnect", "5"))) {
      assertThat(bench.send(text.replace('\'', '"'))).contains(route);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"action\":\"leave\"}", "hello", "[]", "{\"action\":\"$connect\"}"})
  void noRouteIsForbidden(String text) throws Exception {
    try (RouteRunnerFixture bench = new RouteRunnerFixture(routes("join", "$connect"))) {
      assertFrame(bench.send(text), "Forbidden");
      assertThat(bench.send("{\"action\":\"join\"}")).contains("join");
    }
  }

  @Test
  void theForbiddenFrameLooksLikeTheCaptured() throws Exception {
    try (RouteRunnerFixture bench = new RouteRunnerFixture(routes())) {
      assertThat(bench.send("x").orElseThrow())
          .matches(
              "\\{\"message\": \"Forbidden\", \"connectionId\":\"L0SM9cOFvHcCIhw=\","
                  + " \"requestId\":\"[A-Za-z0-9_-]{15}=\"}");
    }
  }

  @Test
  void mockEchoesPartsOfTheMessage() throws Exception {
    TestApi api =
        new TestApi()
            .route(
                "echo",
                mock(
                    "{\"statusCode\":200,\"id\":$input.json('$.id'),\"deep\":$input.json('$.data')}"))
            .twoWay()
            .response(
                "$default",
                "{\"marker\":\"m1\",\"id\":$input.json('$.id'),\"room\":\"$input.path('$.deep.room')\"}");
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertThat(bench.send("{\"action\":\"echo\",\"id\":\"i-7\",\"data\":{\"room\":\"blue\"}}"))
          .contains("{\"marker\":\"m1\",\"id\":\"i-7\",\"room\":\"blue\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({"200, ok", "204, ok", "404, client error", "500, other", "302, other"})
  void statusPicksTheIntegrationResponse(int status, String answer) throws Exception {
    TestApi api =
        new TestApi()
            .route("a", mock("{\"statusCode\":" + status + "}"))
            .twoWay()
            .response("$default", "other")
            .response("/2\\d\\d/", "ok")
            .response("/4\\d\\d/", "client error");
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertThat(bench.send("{\"action\":\"a\"}")).contains(answer);
    }
  }

  @Test
  void noFittingIntegrationResponseIsAnError() throws Exception {
    TestApi api = new TestApi().route("a", mock(OK)).twoWay().response("/4\\d\\d/", "x");
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertFrame(bench.send("{\"action\":\"a\"}"), "Internal server error");
    }
  }

  @Test
  void expressionsOfTemplatesChooseThem() throws Exception {
    ObjectNode integration = mock("{\"statusCode\":200,\"t\":\"default\"}");
    integration.put("templateSelectionExpression", "${request.body.kind}");
    integration.withObject("/requestTemplates").put("red", "{\"statusCode\":201,\"t\":\"red\"}");
    ObjectNode response = json("{'integrationResponseKey':'$default'}");
    response.put("templateSelectionExpression", "${integration.response.statuscode}");
    response
        .putObject("responseTemplates")
        .put("201", "created $input.path('$.t')")
        .put("$default", "$input.path('$.t')");
    TestApi api = new TestApi().route("a", integration).twoWay().response(response);
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertThat(bench.send("{\"action\":\"a\",\"kind\":\"red\"}")).contains("created red");
      assertThat(bench.send("{\"action\":\"a\",\"kind\":\"blue\"}")).contains("default");
    }
  }

  @ParameterizedTest
  @CsvSource({"WHEN_NO_MATCH, true", "WHEN_NO_TEMPLATES, false", "NEVER, false"})
  void passthroughDecidesWithoutTemplate(String behaviour, boolean passes) throws Exception {
    ObjectNode integration = json("{'integrationType':'MOCK','requestTemplates':{'x':'y'}}");
    integration.put("passthroughBehavior", behaviour);
    TestApi api = new TestApi().route("a", integration).twoWay().response("$default", "passed");
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      Optional<String> answer = bench.send("{\"action\":\"a\",\"statusCode\":200}");
      if (passes) {
        assertThat(answer).contains("passed");
      } else {
        assertFrame(answer, "Internal server error");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "{\"statusCode\":\"soon\"}",
        "{\"statusCode\":99999}",
        "{}",
        "[]",
        "$input.path('no path [')",
        "#foreach($i in [1..2000000000])#end",
      })
  void failingOneWayIntegrationGivesAnErrorFrame(String template) throws Exception {
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(new TestApi().route("a", mock(template)))) {
      assertFrame(bench.send("{\"action\":\"a\"}"), "Internal server error");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 404, 500})
  void oneWaySaysNothingWhateverTheStatus(int status) throws Exception {
    TestApi api =
        new TestApi()
            .route("a", mock("{\"statusCode\":" + status + "}"))
            .response("$default", "never sent");
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertThat(bench.send("{\"action\":\"a\"}")).isEmpty();
    }
  }

  @Test
  void brokenResponseTemplateIsAnError() throws Exception {
    TestApi api =
        new TestApi().route("a", mock(OK)).twoWay().response("$default", "$util.parseJson('{')");
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertFrame(bench.send("{\"action\":\"a\"}"), "Internal server error");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS", "AWS_PROXY"})
  void integrationThatNobodyServesIsAnError(String type) throws Exception {
    ObjectNode lambda = json("{}").put("integrationType", type);
    try (RouteRunnerFixture bench = new RouteRunnerFixture(new TestApi().route("a", lambda))) {
      assertFrame(bench.send("{\"action\":\"a\",\"x\":\"" + type + "\"}"), "Internal server error");
    }
  }

  @ParameterizedTest
  @CsvSource({"131072, true", "131073, false"})
  void answersHaveAtMost128KiB(int size, boolean sent) throws Exception {
    Integration large =
        request ->
            CompletableFuture.completedFuture(
                new IntegrationResult.Answered(
                    dev.framegate.gateway.internal.event.BackendResponse.of(
                        200, "x".repeat(size))));
    TestApi api = new TestApi().route("a", json("{'integrationType':'AWS_PROXY'}")).twoWay();
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(
            api,
            RuntimePolicies.aws(),
            IntegrationRegistry.none().with(IntegrationType.AWS_PROXY, large),
            RunnerLimits.defaults())) {
      Optional<String> answer = bench.send("{\"action\":\"a\"}");
      if (sent) {
        assertThat(answer.orElseThrow()).hasSize(size);
      } else {
        assertFrame(answer, "Internal server error");
      }
    }
  }

  @Test
  void eachMessageSeesTheSnapshotOfItsMoment() throws Exception {
    try (RouteRunnerFixture bench = new RouteRunnerFixture(routes("old"))) {
      assertThat(bench.send("{\"action\":\"old\"}")).contains("old");
      bench.deploy(routes("new").compile());
      assertFrame(bench.send("{\"action\":\"old\"}"), "Forbidden");
      assertThat(bench.send("{\"action\":\"new\"}")).contains("new");
      bench.deploy(null);
      assertFrame(bench.send("{\"action\":\"new\"}"), "Forbidden");
    }
  }

  @Test
  void stageVariablesAreLive() throws Exception {
    TestApi api =
        new TestApi().route("a", mock(OK)).twoWay().response("$default", "<$stageVariables.v>");
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertThat(bench.send("{\"action\":\"a\"}")).contains("<>");
      bench.variables = Map.of("v", "1");
      assertThat(bench.send("{\"action\":\"a\"}")).contains("<1>");
    }
  }

  @Test
  void messagesOfAConnectionStartInOrder() throws Exception {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    Integration recorder =
        request -> {
          seen.add(request.payload());
          return CompletableFuture.completedFuture(
              new IntegrationResult.Answered(
                  dev.framegate.gateway.internal.event.BackendResponse.of(200, "")));
        };
    TestApi api = new TestApi("a").route("a", json("{'integrationType':'AWS_PROXY'}"));
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(
            api,
            RuntimePolicies.aws(),
            IntegrationRegistry.none().with(IntegrationType.AWS_PROXY, recorder),
            new RunnerLimits(4, 1000, 1000))) {
      List<String> sent = IntStream.range(0, 500).mapToObj(String::valueOf).toList();
      sent.forEach(text -> bench.runner.message(RouteRunnerFixture.CONNECTION, text));
      bench.send("last");
      assertThat(seen.subList(0, 500)).isEqualTo(sent);
    }
  }

  @Test
  void tooManyWaitingEventsGetAnError() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    RuntimePolicies slow =
        policies(
            SelectionPolicy.class,
            (snapshot, facts) -> {
              begun.countDown();
              try {
                release.await(20, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Optional.of("a");
            });
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(
            routes("a"), slow, IntegrationRegistry.standard(), new RunnerLimits(1, 1, 1000))) {
      List<CompletableFuture<Optional<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        answers.add(bench.runner.message(RouteRunnerFixture.CONNECTION, "x").toCompletableFuture());
        // What is under way waits no more, so that the second one finds room.
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
      }
      assertFrame(answers.get(2).get(20, TimeUnit.SECONDS), "Internal server error");
      release.countDown();
      assertThat(answers.get(0).get(20, TimeUnit.SECONDS)).contains("a");
    }
  }

  @Test
  void aFailingPolicyIsAnErrorFrameToo() throws Exception {
    RuntimePolicies broken =
        policies(
            RouteLookupPolicy.class,
            (snapshot, key) -> {
              throw new IllegalStateException("broken");
            });
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(
            routes("a"), broken, IntegrationRegistry.standard(), RunnerLimits.defaults())) {
      assertFrame(bench.send("x"), "Internal server error");
    }
  }

  @ParameterizedTest
  @CsvSource({"201, true", "299, true", "301, false", "401, false", "501, false"})
  void mockStatusDecidesTheHandshake(int status, boolean accepted) throws Exception {
    TestApi api = new TestApi().route("$connect", mock("{\"statusCode\":" + status + "}"));
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      ConnectResult result = bench.connect(Map.of());
      assertThat(result).isEqualTo(new ConnectResult(status, null, null));
      assertThat(result.accepted()).isEqualTo(accepted);
    }
  }

  @Test
  void handshakeNeedsNoConnectRouteAndNoTarget() throws Exception {
    try (RouteRunnerFixture bench = new RouteRunnerFixture(routes("a"))) {
      assertThat(bench.connect(Map.of()).accepted()).isTrue();
      bench.deploy(new TestApi().routeWithoutTarget("$connect").compile());
      assertThat(bench.connect(Map.of()).accepted()).isTrue();
    }
  }

  @Test
  void connectSeesHeadersAndQuery() throws Exception {
    TestApi api =
        new TestApi()
            .route(
                "$connect",
                mock(
                    "#if($input.params('Let-Me') == 'in' && $input.params('q') == '1')"
                        + "{\"statusCode\":200}#{else}{\"statusCode\":403}#end"));
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertThat(bench.connect(Map.of("let-me", List.of("in"))).status()).isEqualTo(200);
      assertThat(bench.connect(Map.of()).status()).isEqualTo(403);
    }
  }

  @Test
  void brokenConnectTemplateIs500() throws Exception {
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(new TestApi().route("$connect", mock("nothing")))) {
      ConnectResult result = bench.connect(Map.of());
      assertThat(result.status()).isEqualTo(500);
      assertFrame(Optional.ofNullable(result.body()), "Internal server error");
    }
  }

  @Test
  void stageWithoutDeploymentRefusesTheHandshake() throws Exception {
    try (RouteRunnerFixture bench = new RouteRunnerFixture(routes("a"))) {
      bench.deploy(null);
      assertThat(bench.connect(Map.of()).status()).isEqualTo(403);
    }
  }

  @Test
  void validationStopsAMessageBeforeItsIntegration() throws Exception {
    TestApi api = routes("a").model("Chat", "{\"type\":\"object\"}");
    api.lastRoute().put("modelSelectionExpression", "${request.body.model}");
    api.lastRoute().putObject("requestModels").put("chat", "Chat");
    RuntimePolicies strict =
        policies(
            BodyValidation.class, BodyValidation.by((schema, body) -> body.text().contains("ok")));
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(
            api, strict, IntegrationRegistry.standard(), RunnerLimits.defaults())) {
      assertThat(bench.send("{\"action\":\"a\",\"model\":\"chat\",\"x\":\"ok\"}")).contains("a");
      Optional<String> refused = bench.send("{\"action\":\"a\",\"model\":\"chat\"}");
      assertFrame(refused, "Bad request body");
      assertThat(frame(refused).path("messageId").asText()).endsWith("=");
      assertFrame(bench.send("{\"action\":\"a\",\"x\":\"ok\"}"), "Bad request body");
    }
  }

  @Test
  void closingAnswersWhatIsStillWaiting() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    RuntimePolicies slow =
        policies(
            SelectionPolicy.class,
            (snapshot, facts) -> {
              busy.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Optional.of("a");
            });
    CompletableFuture<IntegrationResult> never = new CompletableFuture<>();
    IntegrationRegistry silent =
        IntegrationRegistry.none().with(IntegrationType.MOCK, request -> never);
    RouteRunnerFixture bench =
        new RouteRunnerFixture(routes("a"), slow, silent, new RunnerLimits(1, 10, 1000));
    CompletableFuture<Optional<String>> running =
        bench.runner.message(RouteRunnerFixture.CONNECTION, "1").toCompletableFuture();
    CompletableFuture<Optional<String>> queued =
        bench.runner.message(RouteRunnerFixture.CONNECTION, "2").toCompletableFuture();
    assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
    bench.close();
    assertFrame(queued.get(20, TimeUnit.SECONDS), "Internal server error");
    never.complete(
        new IntegrationResult.Answered(
            dev.framegate.gateway.internal.event.BackendResponse.of(200, "")));
    assertThat(running.get(20, TimeUnit.SECONDS)).isPresent();
    assertFrame(
        bench
            .runner
            .message(RouteRunnerFixture.CONNECTION, "3")
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS),
        "Internal server error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'action':'a','n':1}                 | true",
        "{'action':'a','n':'1'}               | false",
        "{'action':'a'}                       | false",
        "{'action':'a','n':1,'extra':1}       | false",
        "{'action':'a','n':1,'tree':{'n':2}}  | false",
        "{'action':'a','n':1,'tree':{'action':'b','n':2}} | true",
        "{'action':'a','n':1,'tag':'xxabcyy'} | true",
        "{'action':'a','n':1,'tag':'xyz'}     | false",
        "[]                                   | false",
        "not json                             | false",
      })
  void modelsAreSchemasOfDraft4(String text, boolean accepted) throws Exception {
    TestApi api =
        new TestApi("$default")
            .route("$default", mock(OK))
            .twoWay()
            .response("$default", "fine")
            .model(
                "Chat",
                """
                {"$schema":"http://json-schema.org/draft-04/schema#","type":"object",
                 "required":["action","n"],"additionalProperties":false,
                 "properties":{"action":{"type":"string"},
                   "n":{"type":"integer","minimum":0,"exclusiveMinimum":true},
                   "tag":{"type":"string","pattern":"a.c"},"tree":{"$ref":"#"}}}""");
    api.lastRoute().put("modelSelectionExpression", "$default");
    api.lastRoute().putObject("requestModels").put("$default", "Chat");
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      Optional<String> answer = bench.send(text.replace('\'', '"'));
      if (accepted) {
        assertThat(answer).contains("fine");
      } else {
        assertFrame(answer, "Bad request body");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"#\"}",
        "{\"pattern\":\"(a+)+b\"}",
        "{\"definitions\":{\"a\":{\"allOf\":[{\"$ref\":\"#/definitions/b\"},"
            + "{\"$ref\":\"#/definitions/b\"}]},\"b\":{\"allOf\":["
            + "{\"$ref\":\"#/definitions/a\"},{\"$ref\":\"#/definitions/a\"}]}},"
            + "\"$ref\":\"#/definitions/a\"}",
      })
  void modelsThatNeverEndRefuseAndLeaveTheRestAlone(String schema) throws Exception {
    TestApi api = routes("$default").model("Endless", schema);
    api.lastRoute().put("modelSelectionExpression", "$default");
    api.lastRoute().putObject("requestModels").put("$default", "Endless");
    try (RouteRunnerFixture bench = new RouteRunnerFixture(api)) {
      assertFrame(bench.send('"' + "a".repeat(200) + '"'), "Bad request body");
      assertFrame(bench.send('"' + "a".repeat(200) + '"'), "Bad request body");
    }
  }

  @Test
  void eventsCarryTheirContext() throws Exception {
    List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());
    Integration recorder =
        (IntegrationRequest request) -> {
          events.add(ProxyEvent.of(request.facts()));
          return CompletableFuture.completedFuture(
              new IntegrationResult.Answered(
                  dev.framegate.gateway.internal.event.BackendResponse.of(200, "")));
        };
    TestApi api = new TestApi("$default");
    for (String key : List.of("$connect", "$default", "$disconnect")) {
      api.route(key, json("{'integrationType':'AWS_PROXY'}"));
    }
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(
            api,
            RuntimePolicies.aws(),
            IntegrationRegistry.none().with(IntegrationType.AWS_PROXY, recorder),
            RunnerLimits.defaults())) {
      bench.connect(Map.of("X-A", List.of("1", "2")));
      bench.send("hi");
      bench
          .runner
          .disconnect(RouteRunnerFixture.CONNECTION, 1005, "")
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
    }
    JsonNode connect = events.get(0);
    JsonNode message = events.get(1);
    JsonNode disconnect = events.get(2);
    assertThat(connect.at("/headers/X-A").asText()).isEqualTo("2");
    assertThat(connect.at("/multiValueHeaders/X-A/0").asText()).isEqualTo("1");
    assertThat(connect.at("/queryStringParameters/q").asText()).isEqualTo("1");
    assertThat(connect.has("body")).isFalse();
    assertThat(connect.at("/requestContext").has("messageId")).isFalse();
    assertThat(message.path("body").asText()).isEqualTo("hi");
    assertThat(message.has("headers")).isFalse();
    assertThat(message.at("/requestContext/messageId").asText()).endsWith("=");
    assertThat(disconnect.at("/headers/Host").asText()).isEqualTo("a1.example");
    assertThat(disconnect.at("/requestContext/disconnectStatusCode").asInt()).isEqualTo(1005);
    assertThat(disconnect.at("/requestContext/disconnectReason").asText())
        .isEqualTo("Client-side close frame status not set");
    assertThat(events)
        .extracting(event -> event.at("/requestContext/eventType").asText())
        .containsExactly("CONNECT", "MESSAGE", "DISCONNECT");
    assertThat(events)
        .extracting(event -> event.at("/requestContext/routeKey").asText())
        .containsExactly("$connect", "$default", "$disconnect");
    assertThat(events)
        .extracting(event -> event.at("/requestContext/requestId").asText())
        .doesNotHaveDuplicates();
    assertThat(events)
        .allSatisfy(
            event -> {
              JsonNode context = event.path("requestContext");
              assertThat(context.path("requestTime").asText())
                  .isEqualTo("01/Nov/2026:12:34:56 +0000");
              assertThat(context.path("requestTimeEpoch").asLong())
                  .isEqualTo(RouteRunnerFixture.NOW.toEpochMilli());
              assertThat(context.path("connectedAt").asLong())
                  .isEqualTo(RouteRunnerFixture.CONNECTION.connectedAt().toEpochMilli());
              assertThat(context.path("extendedRequestId")).isEqualTo(context.path("requestId"));
              assertThat(context.path("messageDirection").asText()).isEqualTo("IN");
              assertThat(context.path("stage").asText()).isEqualTo("test");
              assertThat(context.path("apiId").asText()).isEqualTo("a1");
              assertThat(context.path("domainName").asText()).isEqualTo("a1.example");
              assertThat(context.path("connectionId").asText()).isEqualTo("L0SM9cOFvHcCIhw=");
              assertThat(context.at("/identity/sourceIp").asText()).isEqualTo("127.0.0.9");
              assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
            });
  }

  @Test
  void policiesCanBreakOneRuleEach() throws Exception {
    RuntimePolicies talkative =
        RuntimePolicies.of(
            PartReplacements.NONE
                .with(ErrorFramePolicy.class, aws -> (kind, context) -> Optional.of("Oops"))
                .with(RenderingPolicy.class, aws -> (template, facts, input) -> template.source()),
            AccessCheck.UNGUARDED,
            EventObserver.NONE);
    TestApi api = routes("a");
    try (RouteRunnerFixture bench =
        new RouteRunnerFixture(
            api, talkative, IntegrationRegistry.standard(), RunnerLimits.defaults())) {
      assertThat(bench.send("x")).contains("Oops");
      assertThat(bench.send("{\"action\":\"a\"}")).contains("$context.routeKey");
    }
  }

  private static <T> RuntimePolicies policies(Class<T> part, T replacement) {
    return RuntimePolicies.of(
        PartReplacements.NONE.with(part, aws -> replacement),
        AccessCheck.UNGUARDED,
        EventObserver.NONE);
  }
}
