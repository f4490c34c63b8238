package dev.framegate.gateway.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.control.ControlPlaneFixture.FixtureReply;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule beyond the service model: a call that breaks it is refused and leaves nothing behind, a
 * neighbouring call succeeds, and a gateway built without the rule lets the first one pass.
 */
class ControlPlaneRuleTest {

  /** A client's attempt, written as an operation and its members. */
  record Attempt(String operation, String members) {}

  /**
   * @param setting what is there before, ending in the ids that the members' patterns take
   */
  record Case(
      ControlPlaneRule check,
      int status,
      String message,
      Function<ControlPlaneFixture, Object[]> setting,
      Attempt wrong,
      Attempt right) {
    @Override
    public String toString() {
      return check + ": " + wrong.members();
    }
  }

  static Case of(
      ControlPlaneRule check,
      int status,
      String message,
      Function<ControlPlaneFixture, Object[]> setting,
      String operation,
      String wrong,
      String right) {
    return new Case(
        check,
        status,
        message,
        setting,
        new Attempt(operation, wrong.replace('\'', '"')),
        new Attempt(operation, right.replace('\'', '"')));
  }

  static final Function<ControlPlaneFixture, Object[]> NOTHING = control -> new Object[0];
  static final Function<ControlPlaneFixture, Object[]> API =
      control -> new Object[] {control.newApi()};

  private static final String AUTHORIZER =
      "{'apiId':'%s','name':'a','authorizerType':'REQUEST','authorizerUri':'arn:x','identitySource':[]}"
          .replace('\'', '"');
  private static final String DOMAIN = "{\"domainName\":\"api.example.com\"}";

  static Stream<Case> cases() {
    return Stream.of(
            apis(),
            routes(),
            integrations(),
            modelsAndAuthorizers(),
            stages(),
            deployments(),
            domains(),
            ReferenceCases.cases())
        .flatMap(s -> s);
  }

  private static Stream<Case> apis() {
    String api = "{'name':'n','protocolType':'%s'%s}";
    String webSocket =
        api.formatted("WEBSOCKET", ",'routeSelectionExpression':'$request.body.a'%s");
    return Stream.of(
        of(
            ControlPlaneRule.WEBSOCKET_ONLY,
            400,
            "expected protocolType WEBSOCKET, got HTTP",
            NOTHING,
            "CreateApi",
            "{'name':'n','protocolType':'HTTP','routeSelectionExpression':'$request.body.a'}",
            webSocket.formatted("")),
        of(
            ControlPlaneRule.ROUTE_SELECTION_NEEDED,
            400,
            "needs a routeSelectionExpression",
            NOTHING,
            "CreateApi",
            "{'name':'n','protocolType':'WEBSOCKET'}",
            webSocket.formatted("")),
        of(
            ControlPlaneRule.NO_HTTP_API_MEMBERS,
            400,
            "[routeKey] is for HTTP APIs only",
            NOTHING,
            "CreateApi",
            webSocket.formatted(",'routeKey':'$default'"),
            webSocket.formatted(",'version':'1'")));
  }

  private static Stream<Case> routes() {
    Function<ControlPlaneFixture, Object[]> apiAndIntegration =
        control -> {
          String api = control.newApi();
          return new Object[] {api, control.newIntegration(api)};
        };
    Function<ControlPlaneFixture, Object[]> apiAndAuthorizer =
        control -> {
          String api = control.newApi();
          return new Object[] {
            api, control.call("CreateAuthorizer", AUTHORIZER, api).succeeded().text("authorizerId")
          };
        };
    Function<ControlPlaneFixture, Object[]> apiAndRoute =
        control -> {
          String api = control.newApi();
          return new Object[] {api, control.newRoute(api, "echo")};
        };
    Function<ControlPlaneFixture, Object[]> twoRoutes =
        control -> {
          String api = control.newApiWithRoute();
          return new Object[] {api, control.newRoute(api, "other")};
        };
    Function<ControlPlaneFixture, Object[]> routeWithResponse =
        control -> {
          Object[] ids = apiAndRoute.apply(control);
          control
              .call(
                  "CreateRouteResponse",
                  "{\"apiId\":\"%s\",\"routeId\":\"%s\",\"routeResponseKey\":\"$default\"}",
                  ids)
              .succeeded();
          return new Object[] {ids[0], ids[1], control.newRoute((String) ids[0], "second")};
        };
    return Stream.of(
        of(
            ControlPlaneRule.ROUTE_KEY_NEEDED,
            400,
            "needs a routeKey",
            API,
            "CreateRoute",
            "{'apiId':'%s','routeKey':''}",
            "{'apiId':'%s','routeKey':'x'}"),
        of(
            ControlPlaneRule.ROUTE_AUTHORIZATION,
            400,
            "expected NONE, AWS_IAM or CUSTOM, got JWT",
            API,
            "CreateRoute",
            "{'apiId':'%s','routeKey':'x','authorizationType':'JWT'}",
            "{'apiId':'%s','routeKey':'x','authorizationType':'AWS_IAM'}"),
        of(
            ControlPlaneRule.ROUTE_AUTHORIZATION,
            400,
            "CUSTOM needs an authorizerId",
            apiAndAuthorizer,
            "CreateRoute",
            "{'apiId':'%s','routeKey':'x','authorizationType':'CUSTOM'}",
            "{'apiId':'%s','routeKey':'x','authorizationType':'CUSTOM','authorizerId':'%s'}"),
        of(
            ControlPlaneRule.ROUTE_RESPONSE_SELECTION,
            400,
            "expected $default",
            API,
            "CreateRoute",
            "{'apiId':'%s','routeKey':'x','routeResponseSelectionExpression':'other'}",
            "{'apiId':'%s','routeKey':'x','routeResponseSelectionExpression':'$default'}"),
        of(
            ControlPlaneRule.ROUTE_PARAMETERS,
            400,
            "only supported for the $connect route in WEBSOCKET APIs",
            API,
            "CreateRoute",
            "{'apiId':'%s','routeKey':'x','requestParameters':{'route.request.header.a':{}}}",
            "{'apiId':'%s','routeKey':'$connect','requestParameters':{'route.request.header.a':{}}}"),
        of(
            ControlPlaneRule.ROUTE_SCOPES,
            400,
            "authorizationScopes is for HTTP APIs only",
            API,
            "CreateRoute",
            "{'apiId':'%s','routeKey':'x','authorizationScopes':['a']}",
            "{'apiId':'%s','routeKey':'x','authorizationScopes':[]}"),
        of(
            ControlPlaneRule.ROUTE_TARGET_FORM,
            400,
            "expected integrations/{integrationId}, got integration/",
            apiAndIntegration,
            "CreateRoute",
            "{'apiId':'%s','routeKey':'x','target':'integration/%s'}",
            "{'apiId':'%s','routeKey':'x','target':'integrations/%s'}"),
        of(
            ControlPlaneRule.ROUTE_TARGET_EXISTS,
            404,
            "there is no Integration zzzzzzz in",
            apiAndIntegration,
            "CreateRoute",
            "{'apiId':'%s','routeKey':'x','target':'integrations/zzzzzzz'}",
            "{'apiId':'%s','routeKey':'x','target':'integrations/%s'}"),
        of(
            ControlPlaneRule.ROUTE_AUTHORIZER_EXISTS,
            404,
            "there is no Authorizer zzzzzz in",
            apiAndAuthorizer,
            "CreateRoute",
            "{'apiId':'%s','routeKey':'x','authorizerId':'zzzzzz'}",
            "{'apiId':'%s','routeKey':'x','authorizerId':'%s'}"),
        of(
            ControlPlaneRule.ROUTE_KEY_UNIQUE,
            409,
            "Route with key echo already exists for this API",
            apiAndRoute,
            "CreateRoute",
            "{'apiId':'%s','routeKey':'echo'}",
            "{'apiId':'%s','routeKey':'Echo'}"),
        of(
            ControlPlaneRule.ROUTE_KEY_UNIQUE,
            409,
            "Route with key echo already exists for this API",
            twoRoutes,
            "UpdateRoute",
            "{'apiId':'%s','routeId':'%s','routeKey':'echo'}",
            "{'apiId':'%s','routeId':'%s','routeKey':'other'}"),
        of(
            ControlPlaneRule.ROUTE_RESPONSE_KEY,
            400,
            "routeResponseKey: expected $default",
            apiAndRoute,
            "CreateRouteResponse",
            "{'apiId':'%s','routeId':'%s','routeResponseKey':'other'}",
            "{'apiId':'%s','routeId':'%s','routeResponseKey':'$default'}"),
        of(
            ControlPlaneRule.ROUTE_RESPONSE_UNIQUE,
            409,
            "Route response with key $default already exists",
            routeWithResponse,
            "CreateRouteResponse",
            "{'apiId':'%s','routeId':'%s','routeResponseKey':'$default'}",
            "{'apiId':'%1$s','routeId':'%3$s','routeResponseKey':'$default'}"));
  }

  private static Stream<Case> integrations() {
    Function<ControlPlaneFixture, Object[]> usedAndUnused =
        control -> {
          String api = control.newApi();
          String used = control.newIntegration(api);
          control
              .call(
                  "CreateRoute",
                  "{\"apiId\":\"%s\",\"routeKey\":\"x\",\"target\":\"integrations/%s\"}",
                  api,
                  used)
              .succeeded();
          return new Object[] {api, used, control.newIntegration(api)};
        };
    Function<ControlPlaneFixture, Object[]> withResponse =
        control -> {
          String api = control.newApi();
          String integration = control.newIntegration(api);
          control
              .call(
                  "CreateIntegrationResponse",
                  "{\"apiId\":\"%s\",\"integrationId\":\"%s\",\"integrationResponseKey\":\"/200/\"}",
                  api,
                  integration)
              .succeeded();
          return new Object[] {api, integration};
        };
    String response = "{'apiId':'%%s','integrationId':'%%s','integrationResponseKey':'%s'}";
    String withParameter =
        "{'apiId':'%%s','integrationId':'%%s','integrationResponseKey':'/5/','responseParameters':{'method.response.header.%s':'context.stage'}}";
    return Stream.of(
        of(
            ControlPlaneRule.INTEGRATION_URI,
            400,
            "HTTP_PROXY needs an integrationUri",
            API,
            "CreateIntegration",
            "{'apiId':'%s','integrationType':'HTTP_PROXY','integrationMethod':'POST'}",
            "{'apiId':'%s','integrationType':'HTTP_PROXY','integrationMethod':'POST','integrationUri':'http://x.test'}"),
        of(
            ControlPlaneRule.INTEGRATION_URI,
            400,
            "expected an http:// or https:// address, got ftp://x",
            API,
            "CreateIntegration",
            "{'apiId':'%s','integrationType':'HTTP','integrationMethod':'POST','integrationUri':'ftp://x'}",
            "{'apiId':'%s','integrationType':'HTTP','integrationMethod':'POST','integrationUri':'${stageVariables.url}'}"),
        of(
            ControlPlaneRule.INTEGRATION_URI,
            400,
            "AWS_PROXY: expected an arn:, got x",
            API,
            "CreateIntegration",
            "{'apiId':'%s','integrationType':'AWS_PROXY','integrationUri':'x'}",
            "{'apiId':'%s','integrationType':'AWS_PROXY','integrationUri':'arn:aws:x'}"),
        of(
            ControlPlaneRule.INTEGRATION_METHOD,
            400,
            "HTTP needs an integrationMethod",
            API,
            "CreateIntegration",
            "{'apiId':'%s','integrationType':'HTTP','integrationUri':'http://x.test'}",
            "{'apiId':'%s','integrationType':'HTTP','integrationUri':'http://x.test','integrationMethod':'GET'}"),
        of(
            ControlPlaneRule.INTEGRATION_TIMEOUT,
            400,
            "expected 50 to 29000 milliseconds for a WebSocket API, got 29001",
            API,
            "CreateIntegration",
            "{'apiId':'%s','integrationType':'MOCK','timeoutInMillis':29001}",
            "{'apiId':'%s','integrationType':'MOCK','timeoutInMillis':29000}"),
        of(
            ControlPlaneRule.INTEGRATION_SUBTYPE,
            400,
            "integrationSubtype is for HTTP APIs only",
            API,
            "CreateIntegration",
            "{'apiId':'%s','integrationType':'MOCK','integrationSubtype':'SQS-SendMessage'}",
            "{'apiId':'%s','integrationType':'MOCK'}"),
        of(
            ControlPlaneRule.INTEGRATION_PARAMETERS,
            400,
            "got integration.request.header.a b",
            API,
            "CreateIntegration",
            "{'apiId':'%s','integrationType':'MOCK','requestParameters':{'integration.request.header.a b':'context.stage'}}",
            "{'apiId':'%s','integrationType':'MOCK','requestParameters':{'integration.request.header.a.b_$-':'context.stage'}}"),
        of(
            ControlPlaneRule.INTEGRATION_UNUSED,
            409,
            "Cannot delete Integration because it is referenced by the following Routes with Ids: [",
            usedAndUnused,
            "DeleteIntegration",
            "{'apiId':'%s','integrationId':'%s'}",
            "{'apiId':'%1$s','integrationId':'%3$s'}"),
        of(
            ControlPlaneRule.INTEGRATION_RESPONSE_KEY,
            400,
            "needs an integrationResponseKey",
            withResponse,
            "CreateIntegrationResponse",
            response.formatted(" "),
            response.formatted("$default")),
        of(
            ControlPlaneRule.INTEGRATION_RESPONSE_PARAMETERS,
            400,
            "got method.response.header.a b",
            withResponse,
            "CreateIntegrationResponse",
            withParameter.formatted("a b"),
            withParameter.formatted("a.b_$-")),
        of(
            ControlPlaneRule.INTEGRATION_RESPONSE_UNIQUE,
            409,
            "Integration response with key /200/ already exists",
            withResponse,
            "CreateIntegrationResponse",
            response.formatted("/200/"),
            response.formatted("/201/")));
  }

  private static Stream<Case> modelsAndAuthorizers() {
    Function<ControlPlaneFixture, Object[]> oneOfEach =
        control -> {
          String api = control.newApi();
          control
              .call("CreateModel", "{\"apiId\":\"%s\",\"name\":\"m\",\"schema\":\"{}\"}", api)
              .succeeded();
          return new Object[] {
            api, control.call("CreateAuthorizer", AUTHORIZER, api).succeeded().text("authorizerId")
          };
        };
    Function<ControlPlaneFixture, Object[]> usedAndUnused =
        control -> {
          Object[] ids = oneOfEach.apply(control);
          control
              .call(
                  "CreateRoute",
                  "{\"apiId\":\"%s\",\"routeKey\":\"$connect\",\"authorizationType\":\"CUSTOM\",\"authorizerId\":\"%s\"}",
                  ids)
              .succeeded();
          String other = AUTHORIZER.replace("\"name\":\"a\"", "\"name\":\"b\"");
          return new Object[] {
            ids[0], ids[1], control.call("CreateAuthorizer", other, ids).text("authorizerId")
          };
        };
    String model = "{'apiId':'%%s','name':'%s','schema':'%s'}";
    String authorizer =
        "{'apiId':'%%s','name':'%s','authorizerType':'%s','identitySource':['%s']%s}";
    String uri = ",'authorizerUri':'arn:x'";
    String source = "route.request.header.Auth";
    return Stream.of(
        of(
            ControlPlaneRule.MODEL_NAME,
            400,
            "expected letters and digits, got a-b",
            API,
            "CreateModel",
            model.formatted("a-b", "{}"),
            model.formatted("aB1", "{}")),
        of(
            ControlPlaneRule.MODEL_SCHEMA,
            400,
            "expected a JSON schema",
            API,
            "CreateModel",
            model.formatted("m", "no"),
            model.formatted("m", "{}")),
        of(
            ControlPlaneRule.MODEL_UNIQUE,
            409,
            "Model with name m already exists",
            oneOfEach,
            "CreateModel",
            model.formatted("m", "{}"),
            model.formatted("n", "{}")),
        of(
            ControlPlaneRule.AUTHORIZER_TYPE,
            400,
            "expected REQUEST, got JWT",
            API,
            "CreateAuthorizer",
            authorizer.formatted("a", "JWT", source, uri),
            authorizer.formatted("a", "REQUEST", source, uri)),
        of(
            ControlPlaneRule.AUTHORIZER_HTTP_MEMBERS,
            400,
            "AuthorizerResultTtlInSeconds cannot be set for WEBSOCKET protocol Apis.",
            API,
            "CreateAuthorizer",
            authorizer
                .formatted("a", "REQUEST", source, uri)
                .replaceFirst("\\{", "{'authorizerResultTtlInSeconds':300,"),
            authorizer.formatted("a", "REQUEST", source, uri)),
        of(
            ControlPlaneRule.AUTHORIZER_URI,
            400,
            "needs an authorizerUri",
            API,
            "CreateAuthorizer",
            authorizer.formatted("a", "REQUEST", source, ""),
            authorizer.formatted("a", "REQUEST", source, uri)),
        of(
            ControlPlaneRule.AUTHORIZER_IDENTITY_SOURCE,
            400,
            "got $request.header.Auth",
            API,
            "CreateAuthorizer",
            authorizer.formatted("a", "REQUEST", "$request.header.Auth", uri),
            authorizer.formatted("a", "REQUEST", "route.request.querystring.t", uri)),
        of(
            ControlPlaneRule.AUTHORIZER_IDENTITY_SOURCE,
            400,
            "got route.request.header.a b",
            API,
            "CreateAuthorizer",
            authorizer.formatted("a", "REQUEST", "route.request.header.a b", uri),
            authorizer.formatted("a", "REQUEST", "route.request.header.a.b_c-1", uri)),
        of(
            ControlPlaneRule.AUTHORIZER_UNIQUE,
            409,
            "Authorizer with name a already exists",
            oneOfEach,
            "CreateAuthorizer",
            authorizer.formatted("a", "REQUEST", source, uri),
            authorizer.formatted("b", "REQUEST", source, uri)),
        of(
            ControlPlaneRule.AUTHORIZER_UNUSED,
            409,
            "Cannot delete Authorizer because it is referenced by",
            usedAndUnused,
            "DeleteAuthorizer",
            "{'apiId':'%s','authorizerId':'%s'}",
            "{'apiId':'%1$s','authorizerId':'%3$s'}"));
  }

  private static Stream<Case> stages() {
    Function<ControlPlaneFixture, Object[]> deployed =
        control -> {
          String api = control.newApiWithRoute();
          return new Object[] {api, control.deploy(api)};
        };
    Function<ControlPlaneFixture, Object[]> staged =
        control -> {
          Object[] ids = deployed.apply(control);
          control.newStage((String) ids[0], "test", (String) ids[1]);
          return ids;
        };
    String stage = "{'apiId':'%%s','stageName':'%s'}";
    String with = "{'apiId':'%%s','stageName':'s',%s}";
    return Stream.of(
        of(
            ControlPlaneRule.STAGE_NAME,
            400,
            "got a b/c",
            API,
            "CreateStage",
            stage.formatted("a b/c"),
            stage.formatted("a-b_C1")),
        of(
            ControlPlaneRule.STAGE_NAME,
            400,
            "got pré",
            API,
            "CreateStage",
            stage.formatted("pré"),
            stage.formatted("p".repeat(128))),
        of(
            ControlPlaneRule.STAGE_VARIABLES,
            400,
            "underscores, got a-b",
            API,
            "CreateStage",
            with.formatted("'stageVariables':{'a-b':'x'}"),
            with.formatted("'stageVariables':{'a_B1':'x'}")),
        of(
            ControlPlaneRule.STAGE_VARIABLES,
            400,
            "stage variable a: expected",
            API,
            "CreateStage",
            with.formatted("'stageVariables':{'a':'x y'}"),
            with.formatted("'stageVariables':{'a':'Az09-._~:/?#&=,'}")),
        of(
            ControlPlaneRule.STAGE_THROTTLE,
            400,
            "limits of 0 or more",
            deployed,
            "CreateStage",
            with.formatted("'routeSettings':{'echo':{'throttlingBurstLimit':-1}}"),
            with.formatted("'routeSettings':{'echo':{'throttlingBurstLimit':0}}")),
        of(
            ControlPlaneRule.STAGE_ACCESS_LOG,
            400,
            "at least $context.requestId",
            API,
            "CreateStage",
            with.formatted("'accessLogSettings':{'format':'$context.stage'}"),
            with.formatted("'accessLogSettings':{'format':'$context.stage $context.requestId'}")),
        of(
            ControlPlaneRule.STAGE_ACCESS_LOG,
            400,
            "a single line",
            API,
            "CreateStage",
            with.formatted("'accessLogSettings':{'format':'$context.requestId\\n'}"),
            with.formatted("'accessLogSettings':{'format':'$context.requestId'}")),
        of(
            ControlPlaneRule.STAGE_DEPLOYS_BY_ITSELF,
            400,
            "because AutoDeploy is enabled",
            deployed,
            "CreateStage",
            with.formatted("'autoDeploy':true,'deploymentId':'%2$s'"),
            with.formatted("'autoDeploy':false,'deploymentId':'%2$s'")),
        of(
            ControlPlaneRule.STAGE_DEPLOYMENT_EXISTS,
            404,
            "there is no Deployment zzzzzz",
            deployed,
            "CreateStage",
            with.formatted("'deploymentId':'zzzzzz'"),
            with.formatted("'deploymentId':'%2$s'")),
        of(
            ControlPlaneRule.STAGE_UNIQUE,
            409,
            "Stage already exists",
            staged,
            "CreateStage",
            stage.formatted("test"),
            stage.formatted("Test")));
  }

  private static Stream<Case> deployments() {
    Function<ControlPlaneFixture, Object[]> routed =
        control -> new Object[] {control.newApiWithRoute()};
    Function<ControlPlaneFixture, Object[]> automatic =
        control -> {
          String api = control.newApiWithRoute();
          control.newAutoStage(api, "auto");
          return new Object[] {api};
        };
    Function<ControlPlaneFixture, Object[]> full =
        control -> {
          String api = control.newApiWithRoute();
          for (int i = 1; i <= 10; i++) {
            control
                .call("CreateStage", "{\"apiId\":\"%s\",\"stageName\":\"s%d\"}", api, i)
                .succeeded();
          }
          return new Object[] {api};
        };
    Function<ControlPlaneFixture, Object[]> usedAndUnused =
        control -> {
          String api = control.newApiWithRoute();
          String used = control.deploy(api);
          control.newStage(api, "test", used);
          return new Object[] {api, used, control.deploy(api)};
        };
    Function<ControlPlaneFixture, Object[]> bareAndRouted =
        control -> new Object[] {control.newApi(), control.newApiWithRoute()};
    String named = "{'apiId':'%%s','stageName':'%s'}";
    return Stream.of(
        of(
            ControlPlaneRule.DEPLOYMENT_STAGE_NAME,
            400,
            "Stage name: expected",
            routed,
            "CreateDeployment",
            named.formatted("a b"),
            named.formatted("ab")),
        of(
            ControlPlaneRule.DEPLOYMENT_NEEDS_ROUTE,
            400,
            "At least one route is required before deploying the Api.",
            bareAndRouted,
            "CreateDeployment",
            "{'apiId':'%s'}",
            "{'apiId':'%2$s'}"),
        of(
            ControlPlaneRule.DEPLOYMENT_TO_AUTO_DEPLOY,
            400,
            "because AutoDeploy is enabled",
            automatic,
            "CreateDeployment",
            named.formatted("auto"),
            named.formatted("other")),
        of(
            ControlPlaneRule.DEPLOYMENT_STAGE_LIMIT,
            429,
            "Maximum number of Stages",
            full,
            "CreateDeployment",
            named.formatted("s11"),
            named.formatted("s10")),
        of(
            ControlPlaneRule.DEPLOYMENT_UNUSED,
            400,
            "must be moved or deleted",
            usedAndUnused,
            "DeleteDeployment",
            "{'apiId':'%s','deploymentId':'%s'}",
            "{'apiId':'%1$s','deploymentId':'%3$s'}"));
  }

  private static Stream<Case> domains() {
    Function<ControlPlaneFixture, Object[]> domain =
        control -> {
          control.call("CreateDomainName", DOMAIN).succeeded();
          return new Object[0];
        };
    Function<ControlPlaneFixture, Object[]> mapped =
        control -> {
          domain.apply(control);
          String api = control.newApiWithRoute();
          control.newStage(api, "test", control.deploy(api));
          control
              .call(
                  "CreateApiMapping",
                  "{\"domainName\":\"api.example.com\",\"apiId\":\"%s\",\"stage\":\"test\"}",
                  api)
              .succeeded();
          return new Object[] {api};
        };
    String mapping =
        "{'domainName':'api.example.com','apiId':'%%s','stage':'%s','apiMappingKey':'%s'}";
    return Stream.of(
        of(
            ControlPlaneRule.DOMAIN_NAME_FORM,
            400,
            "expected a lower-case host name",
            NOTHING,
            "CreateDomainName",
            "{'domainName':'Api_1'}",
            "{'domainName':'*.example.com'}"),
        of(
            ControlPlaneRule.DOMAIN_REGIONAL,
            400,
            "Only REGIONAL domain names",
            NOTHING,
            "CreateDomainName",
            "{'domainName':'a.test','domainNameConfigurations':[{'endpointType':'EDGE'}]}",
            "{'domainName':'a.test','domainNameConfigurations':[{'endpointType':'REGIONAL'}]}"),
        of(
            ControlPlaneRule.DOMAIN_UNIQUE,
            409,
            "already exists",
            domain,
            "CreateDomainName",
            "{'domainName':'api.example.com'}",
            "{'domainName':'b.example.com'}"),
        of(
            ControlPlaneRule.MAPPING_KEY,
            400,
            "apiMappingKey: expected",
            mapped,
            "CreateApiMapping",
            mapping.formatted("test", "a b"),
            mapping.formatted("test", "a/b")),
        of(
            ControlPlaneRule.MAPPING_KEY,
            400,
            "single slashes between",
            mapped,
            "CreateApiMapping",
            mapping.formatted("test", "/a"),
            mapping.formatted("test", "a")),
        of(
            ControlPlaneRule.MAPPING_KEY,
            400,
            "single slashes between",
            mapped,
            "CreateApiMapping",
            mapping.formatted("test", "a//b"),
            mapping.formatted("test", "a/b/c")),
        of(
            ControlPlaneRule.MAPPING_TARGET_EXISTS,
            404,
            "there is no Stage prod",
            mapped,
            "CreateApiMapping",
            mapping.formatted("prod", "x"),
            mapping.formatted("test", "x")),
        of(
            ControlPlaneRule.MAPPING_UNIQUE,
            409,
            "already exists",
            mapped,
            "CreateApiMapping",
            mapping.formatted("test", ""),
            mapping.formatted("test", "y")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesWhatBreaksTheRule(Case example) {
    ControlPlaneFixture control = new ControlPlaneFixture();
    Object[] ids = example.setting().apply(control);
    var before = control.stored();
    FixtureReply reply = control.call(example.wrong().operation(), example.wrong().members(), ids);
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(example.status());
    assertThat(reply.text("message")).contains(example.message());
    assertThat(control.stored()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void takesTheNeighbourThatKeepsIt(Case example) {
    ControlPlaneFixture control = new ControlPlaneFixture();
    Object[] ids = example.setting().apply(control);
    control.call(example.right().operation(), example.right().members(), ids).succeeded();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aGatewayWithoutTheRuleLetsItPass(Case example) {
    ControlPlaneFixture control = ControlPlaneFixture.without(example.check());
    Object[] ids = example.setting().apply(control);
    FixtureReply reply = control.call(example.wrong().operation(), example.wrong().members(), ids);
    assertThat(reply.status()).as("%s", reply.body()).isLessThan(300);
  }

  @Test
  void everyRuleHasACase() {
    Set<ControlPlaneRule> covered = EnumSet.noneOf(ControlPlaneRule.class);
    cases().forEach(c -> covered.add(c.check()));
    assertThat(covered).containsAll(Arrays.asList(ControlPlaneRule.values()));
  }
}
