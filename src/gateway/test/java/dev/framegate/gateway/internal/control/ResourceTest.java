package dev.framegate.gateway.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.ControlPlaneFixture.FixtureReply;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTest {
  private final ControlPlaneFixture control = new ControlPlaneFixture();

  @Test
  void aNewApiHasAwssDefaults() {
    FixtureReply reply = control.call("CreateApi", ControlPlaneFixture.NEW_API);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text("apiId")).matches("[a-z0-9]{10}");
    assertThat(reply.text("apiEndpoint")).isEqualTo("ws://" + reply.text("apiId") + ".test");
    assertThat(reply.text("apiKeySelectionExpression")).isEqualTo("$request.header.x-api-key");
    assertThat(reply.text("createdDate")).isEqualTo("2018-11-15T06:49:09Z");
    assertThat(reply.text("disableExecuteApiEndpoint")).isEqualTo("false");
  }

  @Test
  void aNewIntegrationHasAwssDefaults() {
    String api = control.newApi();
    String id = control.newIntegration(api);
    assertThat(id).matches("[a-z0-9]{7}");
    JsonNode integration =
        control
            .call("GetIntegration", "{\"apiId\":\"%s\",\"integrationId\":\"%s\"}", api, id)
            .body();
    assertThat(integration.path("timeoutInMillis").asInt()).isEqualTo(29_000);
    assertThat(integration.path("passthroughBehavior").asText()).isEqualTo("WHEN_NO_MATCH");
    assertThat(integration.path("connectionType").asText()).isEqualTo("INTERNET");
    assertThat(integration.path("payloadFormatVersion").asText()).isEqualTo("1.0");
    assertThat(integration.path("integrationResponseSelectionExpression").asText())
        .isEqualTo("${integration.response.statuscode}");
  }

  @Test
  void aNewStageIsThatOfTheDeployPageWithoutItsThrottle() {
    String api = control.newApiWithRoute();
    String deployment = control.deploy(api);
    assertThat(control.newStage(api, "test", deployment).body())
        .isEqualTo(
            ControlPlaneFixture.json(
                """
                {"autoDeploy":false,"createdDate":"2018-11-15T06:49:09Z",
                 "defaultRouteSettings":{"dataTraceEnabled":false,"detailedMetricsEnabled":false,
                  "loggingLevel":"OFF"},
                 "deploymentId":"%s","lastUpdatedDate":"2018-11-15T06:49:09Z",
                 "routeSettings":{},"stageName":"test","stageVariables":{},"tags":{}}"""
                    .formatted(deployment)));
  }

  @Test
  void settingsOfAStageAreMergedAndSeenAtOnce() {
    String api = control.newApiWithRoute();
    control.newStage(api, "test", control.deploy(api));
    update(api, "\"stageVariables\":{\"a\":\"1\",\"b\":\"2\"},\"description\":\"d\"");
    control.clock.advanceSeconds(1);
    FixtureReply reply =
        update(
            api,
            "\"stageVariables\":{\"a\":\"\",\"c\":\"3\"},"
                + "\"defaultRouteSettings\":{\"throttlingRateLimit\":0},"
                + "\"routeSettings\":{\"echo\":{\"throttlingBurstLimit\":7}}");
    assertThat(reply.text("description")).isEqualTo("d");
    assertThat(reply.text("lastUpdatedDate")).isEqualTo("2018-11-15T06:49:10Z");
    assertThat(reply.text("createdDate")).isEqualTo("2018-11-15T06:49:09Z");
    assertThat(control.live(api, "test").variables())
        .containsOnly(Map.entry("b", "2"), Map.entry("c", "3"));
    JsonNode settings = control.live(api, "test").settings();
    assertThat(settings.at("/defaultRouteSettings/throttlingRateLimit").asInt(-1)).isZero();
    assertThat(settings.at("/defaultRouteSettings/loggingLevel").asText()).isEqualTo("OFF");
    control.newRoute(api, "x");
    update(api, "\"routeSettings\":{\"echo\":{\"loggingLevel\":\"INFO\"},\"x\":{}}");
    assertThat(control.stage(api, "test").body().at("/routeSettings/echo"))
        .isEqualTo(
            ControlPlaneFixture.json("{\"throttlingBurstLimit\":7,\"loggingLevel\":\"INFO\"}"));
  }

  @Test
  void whatTheDataPlaneGetsCannotAlterTheStore() {
    String api = control.newApiWithRoute();
    control.newStage(api, "test", control.deploy(api));
    control.live(api, "test").settings().removeAll();
    assertThat(control.stage(api, "test").text("stageName")).isEqualTo("test");
  }

  @Test
  void partsOfAStageAreDeletedByOperationsOfTheirOwn() {
    String api = control.newApiWithRoute();
    control.newRoute(api, "$default");
    control.newStage(api, "test", control.deploy(api));
    update(
        api,
        "\"routeSettings\":{\"$default\":{},\"echo\":{}},"
            + "\"accessLogSettings\":{\"destinationArn\":\"arn:x\",\"format\":\"$context.requestId\"}");
    String key = "{\"apiId\":\"%s\",\"stageName\":\"test\",\"routeKey\":\"%s\"}";
    assertThat(control.call("DeleteRouteSettings", key, api, "$default").status()).isEqualTo(204);
    assertThat(control.call("DeleteRouteSettings", key, api, "$default").status()).isEqualTo(404);
    assertThat(
            control
                .call("DeleteAccessLogSettings", "{\"apiId\":\"%s\",\"stageName\":\"test\"}", api)
                .status())
        .isEqualTo(204);
    JsonNode stage = control.stage(api, "test").body();
    assertThat(stage.path("routeSettings")).isEqualTo(ControlPlaneFixture.json("{\"echo\":{}}"));
    assertThat(stage.has("accessLogSettings")).isFalse();
    assertThat(control.live(api, "test").settings().has("accessLogSettings")).isFalse();
  }

  @Test
  void aRequestParameterIsDeletedByAnOperationOfItsOwn() {
    String api = control.newApi();
    String route = control.newRoute(api, "$connect");
    String ids = "\"apiId\":\"%s\",\"routeId\":\"%s\"".formatted(api, route);
    control
        .call(
            "UpdateRoute",
            "{%s,\"requestParameters\":{\"route.request.querystring.a\":{\"required\":true}}}",
            ids)
        .succeeded();
    String members = "{%s,\"requestParameterKey\":\"route.request.querystring.a\"}";
    assertThat(control.call("DeleteRouteRequestParameter", members, ids).status()).isEqualTo(204);
    assertThat(control.call("DeleteRouteRequestParameter", members, ids).status()).isEqualTo(404);
  }

  @Test
  void anUpdateLeavesWhatItDoesNotName() {
    String api = control.newApi();
    String route = control.newRoute(api, "echo");
    FixtureReply reply =
        control.call(
            "UpdateRoute",
            "{\"apiId\":\"%s\",\"routeId\":\"%s\",\"operationName\":\"op\"}",
            api,
            route);
    assertThat(reply.text("routeKey")).isEqualTo("echo");
    assertThat(reply.text("operationName")).isEqualTo("op");
    assertThat(reply.text("routeId")).isEqualTo(route);
  }

  @Test
  void theProtocolOfAnApiCannotBeChanged() {
    String api = control.newApi();
    FixtureReply reply =
        control.raw("PATCH", "/v2/apis/" + api, "{\"protocolType\":\"HTTP\",\"name\":\"new\"}");
    assertThat(reply.text("protocolType")).isEqualTo("WEBSOCKET");
    assertThat(reply.text("name")).isEqualTo("new");
  }

  @Test
  void theBodyCannotNameAnotherResourceThanThePath() {
    String one = control.newApi();
    String two = control.newApi();
    control.raw(
        "POST", "/v2/apis/" + one + "/routes", "{\"apiId\":\"" + two + "\",\"routeKey\":\"x\"}");
    assertThat(control.count("GetRoutes", one)).isEqualTo(1);
    assertThat(control.count("GetRoutes", two)).isZero();
  }

  @Test
  void deletingAnApiDeletesAllBelowIt() {
    String other = control.newApiWithRoute();
    var before = control.stored();
    String api = control.newApi();
    String route = control.newRoute(api, "echo");
    control
        .call(
            "CreateRouteResponse",
            "{\"apiId\":\"%s\",\"routeId\":\"%s\",\"routeResponseKey\":\"$default\"}",
            api,
            route)
        .succeeded();
    control.newStage(api, "test", control.deploy(api));
    assertThat(control.plane.stages().hasApi(api)).isTrue();
    assertThat(control.call("DeleteApi", "{\"apiId\":\"%s\"}", api).status()).isEqualTo(204);
    assertThat(control.stored()).isEqualTo(before);
    assertThat(control.plane.stages().hasApi(api)).isFalse();
    assertThat(control.plane.stages().find(api, "test")).isEmpty();
    assertThat(control.plane.stages().hasApi(other)).isTrue();
    control.refuses(
        404,
        "Invalid API identifier specified 123456789012:" + api,
        "GetStages",
        "{\"apiId\":\"%s\"}",
        api);
  }

  @Test
  void aDeletedStageIsServedNoLonger() {
    String api = control.newApiWithRoute();
    control.newStage(api, "test", control.deploy(api));
    String members = "{\"apiId\":\"%s\",\"stageName\":\"test\"}";
    assertThat(control.call("DeleteStage", members, api).status()).isEqualTo(204);
    assertThat(control.plane.stages().find(api, "test")).isEmpty();
    assertThat(control.call("DeleteStage", members, api).status()).isEqualTo(404);
    assertThat(control.count("GetDeployments", api)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GetApi | Api | {"apiId":"%s"}
          UpdateApi | Api | {"apiId":"%s"}
          DeleteApi | Api | {"apiId":"%s"}
          GetRoutes | Api | {"apiId":"%s"}
          CreateRoute | Api | {"apiId":"%s","routeKey":"x"}
          GetRoute | Route | {"apiId":"%2$s","routeId":"%1$s"}
          UpdateRoute | Route | {"apiId":"%2$s","routeId":"%1$s"}
          DeleteRoute | Route | {"apiId":"%2$s","routeId":"%1$s"}
          GetRouteResponses | Route | {"apiId":"%2$s","routeId":"%1$s"}
          GetIntegration | Integration | {"apiId":"%2$s","integrationId":"%1$s"}
          DeleteIntegration | Integration | {"apiId":"%2$s","integrationId":"%1$s"}
          GetStage | Stage | {"apiId":"%2$s","stageName":"%1$s"}
          UpdateStage | Stage | {"apiId":"%2$s","stageName":"%1$s"}
          DeleteStage | Stage | {"apiId":"%2$s","stageName":"%1$s"}
          DeleteAccessLogSettings | Stage | {"apiId":"%2$s","stageName":"%1$s"}
          GetDeployment | Deployment | {"apiId":"%2$s","deploymentId":"%1$s"}
          DeleteModel | Model | {"apiId":"%2$s","modelId":"%1$s"}
          DeleteAuthorizer | Authorizer | {"apiId":"%2$s","authorizerId":"%1$s"}
          GetDomainName | DomainName | {"domainName":"%s"}
          GetTags | Api | {"resource-arn":"arn:aws:apigateway:us-east-1::/apis/%s"}
          """)
  void unknownIdsAreAnsweredWith404(String operation, String type, String members) {
    String api = control.newApi();
    for (String unknown : Set.of("zzzzzzzzzz", api + "/ROUTE/x", "a%2Fb", "é\\\\")) {
      FixtureReply reply = control.call(operation, members, unknown, api);
      if (operation.equals("GetTags") && unknown.contains("/")) {
        continue;
      }
      assertThat(reply.status()).as("%s %s", unknown, reply.body()).isEqualTo(404);
      assertThat(reply.text("resourceType")).isEqualTo(type);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "STAGE,10,Stages",
    "ROUTE,300,Routes",
    "INTEGRATION,300,Integrations",
    "AUTHORIZER,10,Authorizers"
  })
  void aQuotaIsHeldExactly(ResourceKind kind, int most, String plural) {
    String api = control.newApi();
    for (int i = 1; i <= most; i++) {
      assertThat(create(kind, api, i).status()).isEqualTo(201);
    }
    FixtureReply beyond = create(kind, api, most + 1);
    assertThat(beyond.status()).isEqualTo(429);
    assertThat(beyond.headers()).containsEntry("x-amzn-ErrorType", "TooManyRequestsException");
    assertThat(beyond.text("limitType")).isEqualTo(plural);
    assertThat(beyond.text("message"))
        .isEqualTo(
            "Maximum number of %s for this API has been reached. Please contact AWS if you need additional %s."
                .formatted(plural, plural));
    assertThat(create(kind, control.newApi(), 1).status()).isEqualTo(201);
  }

  @Test
  void aQuotaIsData() {
    ControlPlaneFixture wide =
        new ControlPlaneFixture(
            ControlPolicies.of(Limits.aws().with(Limit.STAGES, 11), PartReplacements.NONE));
    String api = wide.newApi();
    for (int i = 1; i <= 11; i++) {
      wide.call("CreateStage", "{\"apiId\":\"%s\",\"stageName\":\"s%d\"}", api, i).succeeded();
    }
    wide.refuses(429, "Stages", "CreateStage", "{\"apiId\":\"%s\",\"stageName\":\"x\"}", api);
  }

  private FixtureReply create(ResourceKind kind, String api, int number) {
    String members =
        switch (kind) {
          case STAGE -> "{'apiId':'%s','stageName':'s%d'}";
          case ROUTE -> "{'apiId':'%s','routeKey':'r%d'}";
          case INTEGRATION -> "{'apiId':'%s','integrationType':'MOCK','description':'%d'}";
          default ->
              "{'apiId':'%s','name':'a%d','authorizerType':'REQUEST','authorizerUri':'arn:x','identitySource':[]}";
        };
    return control.call(
        ResourceAction.CREATE.operation(kind), members.replace('\'', '"'), api, number);
  }

  @Test
  void pagesShowEveryResourceOnceThoughOthersComeAndGo() {
    String api = control.newApi();
    Set<String> names = new LinkedHashSet<>();
    for (char c = 'a'; c <= 'g'; c++) {
      names.add("stage-" + c);
      control.call("CreateStage", "{\"apiId\":\"%s\",\"stageName\":\"stage-%s\"}", api, c);
    }
    Set<String> seen = new LinkedHashSet<>();
    String token = "";
    int pages = 0;
    do {
      ObjectNode members =
          ControlPlaneFixture.json("{\"apiId\":\"%s\",\"maxResults\":\"3\"}".formatted(api));
      if (!token.isEmpty()) {
        members.put("nextToken", token);
      }
      FixtureReply page = control.call("GetStages", members).succeeded();
      page.body()
          .path("items")
          .forEach(s -> assertThat(seen.add(s.path("stageName").asText())).isTrue());
      token = page.text("nextToken");
      if (pages++ == 0) {
        control.call("DeleteStage", "{\"apiId\":\"%s\",\"stageName\":\"stage-a\"}", api);
        control.call("DeleteStage", "{\"apiId\":\"%s\",\"stageName\":\"stage-c\"}", api);
      }
    } while (!token.isEmpty());
    assertThat(pages).isEqualTo(3);
    assertThat(seen).containsExactlyElementsOf(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "maxResults":"0" | maxResults: expected a whole number from 1, got 0
          "maxResults":"-1" | maxResults
          "maxResults":"many" | maxResults
          "maxResults":"99999999999" | maxResults
          "nextToken":"%%%" | nextToken
          "nextToken":"AAAA" | nextToken
          """)
  void aBadPageIsRefused(String members, String message) {
    String api = control.newApi();
    FixtureReply reply =
        control.call(
            "GetRoutes", ControlPlaneFixture.json("{\"apiId\":\"" + api + "\"," + members + "}"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("message")).contains(message);
  }

  @Test
  void aTokenOfAnotherListIsRefused() {
    String one = control.newApiWithRoute();
    control.newRoute(one, "second");
    String two = control.newApiWithRoute();
    String token =
        control.call("GetRoutes", "{\"apiId\":\"%s\",\"maxResults\":\"1\"}", one).text("nextToken");
    assertThat(token).isNotEmpty();
    control.refuses(
        400, "nextToken", "GetRoutes", "{\"apiId\":\"%s\",\"nextToken\":\"%s\"}", two, token);
  }

  @Test
  void tagsAreSetReadAndRemoved() {
    String api = control.newApi();
    control.call("CreateStage", "{\"apiId\":\"%s\",\"stageName\":\"s\"}", api).succeeded();
    for (String path : Set.of("/apis/" + api, "/apis/" + api + "/stages/s")) {
      String arn = "\"resource-arn\":\"arn:aws:apigateway:us-east-1::%s\"".formatted(path);
      assertThat(
              control.call("TagResource", "{%s,\"tags\":{\"a\":\"1\",\"b\":\"2\"}}", arn).status())
          .isEqualTo(201);
      assertThat(control.call("UntagResource", "{%s,\"tagKeys\":[\"a\",\"zz\"]}", arn).status())
          .isEqualTo(204);
      assertThat(control.call("GetTags", "{%s}", arn).body())
          .isEqualTo(ControlPlaneFixture.json("{\"tags\":{\"b\":\"2\"}}"));
    }
    assertThat(control.stage(api, "s").body().at("/tags/b").asText()).isEqualTo("2");
    control.refuses(400, "resource-arn: expected", "GetTags", "{\"resource-arn\":\"nonsense\"}");
  }

  @Test
  void aResourceHasAtMostFiftyTags() {
    String api = control.newApi();
    ObjectNode members =
        ControlPlaneFixture.json(
            "{\"resource-arn\":\"arn:aws:apigateway:us-east-1::/apis/%s\"}".formatted(api));
    ObjectNode tags = members.putObject("tags");
    for (int i = 0; i < 50; i++) {
      tags.put("t" + i, "v");
    }
    assertThat(control.call("TagResource", members).status()).isEqualTo(201);
    tags.put("t50", "v");
    assertThat(control.call("TagResource", members).status()).isEqualTo(400);
  }

  @Test
  void aMappedDomainLeadsToItsStage() {
    String api = control.newApiWithRoute();
    control.newStage(api, "test", control.deploy(api));
    for (String domain : Set.of("api.example.com", "*.example.com")) {
      FixtureReply reply =
          control.call(
              "CreateDomainName",
              "{\"domainName\":\"%s\",\"domainNameConfigurations\":[{\"certificateArn\":\"arn:c\"}]}",
              domain);
      assertThat(
              reply.succeeded().body().at("/domainNameConfigurations/0/domainNameStatus").asText())
          .isEqualTo("AVAILABLE");
      control
          .call(
              "CreateApiMapping",
              "{\"domainName\":\"%s\",\"apiId\":\"%s\",\"stage\":\"test\",\"apiMappingKey\":\"%s\"}",
              domain,
              api,
              domain.startsWith("*") ? "wild" : "own")
          .succeeded();
    }
    ApiMappings mappings = control.plane.mappings();
    var test = new ApiMappings.MappedStage(api, "test");
    assertThat(mappings.of("api.example.com")).contains(Map.of("own", test));
    assertThat(mappings.of("b.example.com")).contains(Map.of("wild", test));
    assertThat(mappings.of("a.b.example.com")).isEmpty();
    control.call("DeleteDomainName", "{\"domainName\":\"api.example.com\"}").succeeded();
    assertThat(mappings.of("api.example.com")).contains(Map.of("wild", test));
  }

  private FixtureReply update(String api, String settings) {
    return control
        .call(
            "UpdateStage",
            ControlPlaneFixture.json(
                "{\"apiId\":\"%s\",\"stageName\":\"test\",%s}".formatted(api, settings)))
        .succeeded();
  }
}
