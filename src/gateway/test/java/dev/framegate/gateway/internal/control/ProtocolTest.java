package dev.framegate.gateway.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.contract.Operation;
import dev.framegate.contract.ServiceModel;
import dev.framegate.gateway.internal.control.ControlPlaneFixture.FixtureReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProtocolTest {
  private final ControlPlaneFixture control = new ControlPlaneFixture();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {              | expected one JSON object; line 1
          nonsense       | expected one JSON object
          {"name":"a"} x | expected one JSON object
          []             | expected a JSON object, got a list
          "text"         | expected a JSON object, got a single value
          7              | expected a JSON object, got a single value
          null           | expected a JSON object, got a single value
          ``             | protocolType: expected text, got nothing
          {}             | name: expected text, got nothing
          {"name":"a","protocolType":7} | protocolType: expected text, got 7
          """)
  void aBodyThatIsNoJsonObjectIsRefused(String body, String message) {
    FixtureReply reply = control.raw("POST", "/v2/apis", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("message")).contains(message);
    assertThat(control.stored()).isEmpty();
  }

  @Test
  void nestingAndNumbersAreBounded() {
    String deep = "{\"tags\":".repeat(20_000) + "1" + "}".repeat(20_000);
    assertThat(control.raw("POST", "/v2/apis", deep).status()).isEqualTo(400);
    String digits = "{\"name\":" + "9".repeat(100_000) + "}";
    assertThat(control.raw("POST", "/v2/apis", digits).status()).isEqualTo(400);
    String large =
        "{\"integrationType\":\"MOCK\",\"timeoutInMillis\":%s}".formatted("9".repeat(90));
    assertThat(
            control.raw("POST", "/v2/apis/" + control.newApi() + "/integrations", large).status())
        .isEqualTo(400);
  }

  @Test
  void unknownMembersAreIgnored() {
    FixtureReply reply =
        control.raw(
            "POST", "/v2/apis", ControlPlaneFixture.NEW_API.replace("{", "{\"x\":{\"y\":[null]},"));
    assertThat(reply.status()).isEqualTo(201);
    assertThat(control.stored().values().toString()).doesNotContain("\"x\"");
  }

  @Test
  void aLongExpressionIsNotSentBackWhole() {
    String body = ControlPlaneFixture.NEW_API.replace("action", "a".repeat(500_000));
    FixtureReply reply = control.raw("POST", "/v2/apis", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("message")).hasSizeLessThan(600);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET,    /v2/nothing,         404, No operation of apigatewayv2 has this path
          GET,    /,                   404, No operation
          GET,    /v2/apis/,           404, No operation
          PUT,    /v2/apis/a/stages,   405, 'Expected one of [GET, POST] at this path, got PUT'
          GET,    /v2/apis/%zz,        400, percent-encoding
          GET,    /v2/apis/%ff%fe,     400, percent-encoding
          GET,    /v2/apis/a%2Fb,      404, Invalid API identifier
          GET,    /v2/apis/..%2f..,    404, Invalid API identifier
          """)
  void otherPathsAreAnsweredClearly(String method, String path, int status, String message) {
    FixtureReply reply = control.raw(method, path, "");
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text("message")).contains(message);
  }

  static Stream<String> notOffered() {
    return ServiceModel.controlPlane().operations().stream()
        .map(Operation::name)
        .filter(
            name ->
                name.matches(
                    ".*(Portal|VpcLink|RoutingRule|Product|Cors|ImportApi|ReimportApi|ExportApi).*"));
  }

  @ParameterizedTest
  @MethodSource("notOffered")
  void operationsOfOtherKindsOfApiSaySo(String operation) {
    Operation known = ServiceModel.controlPlane().operation(operation).orElseThrow();
    FixtureReply reply =
        control.raw(known.method(), known.uri().replaceAll("\\{[^}]*}", "x"), "{}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("message")).contains(operation + " is not offered");
  }

  @Test
  void everyOtherOperationIsOffered() {
    List<String> refused = notOffered().toList();
    List<String> offered = new ArrayList<>();
    for (Operation operation : ServiceModel.controlPlane().operations()) {
      if (!refused.contains(operation.name())) {
        FixtureReply reply =
            control.raw(operation.method(), operation.uri().replaceAll("\\{[^}]*}", "x"), "{}");
        assertThat(reply.body().path("message").asText()).doesNotContain("not offered");
        offered.add(operation.name());
      }
    }
    assertThat(offered).hasSize(ResourceKind.values().length * ResourceAction.values().length + 8);
  }

  @Test
  void anOperationOverTheRateIsAnsweredWith429AndItsType() {
    ControlPlaneFixture throttled =
        new ControlPlaneFixture(
            ControlPolicies.aws(), new MemoryStore(), operation -> !operation.equals("GetApis"));
    throttled.newApi();
    FixtureReply reply = throttled.raw("GET", "/v2/apis", "");
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.headers()).containsEntry("x-amzn-ErrorType", "TooManyRequestsException");
    assertThat(reply.body().path("message").asText()).isEqualTo("Too Many Requests");
  }

  @Test
  void everyCallHasItsOwnRequestId() {
    String one = control.raw("GET", "/v2/apis", "").headers().get("x-amzn-RequestId");
    String two = control.raw("GET", "/v2/nothing", "").headers().get("x-amzn-RequestId");
    assertThat(one).isNotEqualTo(two).hasSize(36);
  }

  /** Broken in random places, a request is answered with an error of the client's, or succeeds. */
  @Test
  void noRequestMakesTheGatewayFail() {
    Random random = new Random(20181129);
    String api = control.newApiWithRoute();
    control.newStage(api, "test", control.deploy(api));
    List<Operation> operations = ServiceModel.controlPlane().operations();
    String alphabet = "{}[]\":,0129eE.-nulltruefalse\\u00e9\u0000\ud83d\ude00";
    for (int i = 0; i < 4_000; i++) {
      Operation operation = operations.get(random.nextInt(operations.size()));
      if (operation.name().equals("DeleteApi")) {
        continue;
      }
      String path =
          operation
              .uri()
              .replace("{apiId}", api)
              .replace("{stageName}", "test")
              .replaceAll("\\{[^}]*}", "x");
      StringBuilder body =
          new StringBuilder(
              "{\"name\":\"n\",\"routeKey\":\"k\",\"stageName\":\"s\",\"stageVariables\":{\"a\":\"b\"},"
                  + "\"tags\":{\"k\":\"v\"},\"routeSettings\":{\"x\":{\"throttlingRateLimit\":1}}}");
      for (int cut = random.nextInt(4); cut > 0; cut--) {
        body.setCharAt(
            random.nextInt(body.length()), alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(control.raw(operation.method(), path, body.toString()).status()).isLessThan(500);
    }
  }

  @Test
  void manyWritersOfOneApiLoseNothing() throws Exception {
    String api = control.newApiWithRoute();
    control.newAutoStage(api, "auto");
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try {
      List<Future<FixtureReply>> replies = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String members = "{\"apiId\":\"%s\",\"routeKey\":\"r%d\"}".formatted(api, i / 2);
        replies.add(writers.submit(() -> control.call("CreateRoute", members)));
      }
      int made = 0;
      for (Future<FixtureReply> reply : replies) {
        assertThat(reply.get().status()).isIn(201, 409);
        made += reply.get().status() == 201 ? 1 : 0;
      }
      assertThat(made).isEqualTo(50);
    } finally {
      writers.shutdownNow();
    }
    assertThat(control.served(api, "auto")).hasSize(51);
  }

  /** Whoever comes first wins; a mapping to an API that is gone would be served by nobody. */
  @Test
  void anApiThatGoesIsNotMappedMeanwhile() throws Exception {
    control.call("CreateDomainName", "{\"domainName\":\"a.test\"}").succeeded();
    ExecutorService writers = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 200; round++) {
        String api = control.newApi();
        control.call("CreateStage", "{\"apiId\":\"%s\",\"stageName\":\"s\"}", api).succeeded();
        String members =
            "{\"domainName\":\"a.test\",\"apiId\":\"%s\",\"stage\":\"s\",\"apiMappingKey\":\"r%d\"}"
                .formatted(api, round);
        Future<FixtureReply> mapped =
            writers.submit(() -> control.call("CreateApiMapping", members));
        Future<FixtureReply> deleted =
            writers.submit(() -> control.call("DeleteApi", "{\"apiId\":\"%s\"}", api));
        assertThat(List.of(mapped.get().status(), deleted.get().status()))
            .isIn(List.of(201, 400), List.of(404, 204));
      }
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  void theQuotaHoldsAgainstManyWriters() throws Exception {
    String api = control.newApi();
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try {
      List<Future<FixtureReply>> replies = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String members = "{\"apiId\":\"%s\",\"stageName\":\"s%d\"}".formatted(api, i);
        replies.add(writers.submit(() -> control.call("CreateStage", members)));
      }
      for (Future<FixtureReply> reply : replies) {
        assertThat(reply.get().status()).isIn(201, 429);
      }
    } finally {
      writers.shutdownNow();
    }
    assertThat(control.count("GetStages", api)).isEqualTo(10);
  }
}
