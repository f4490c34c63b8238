package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.ControlPlaneRuleTest.API;
import static dev.framegate.gateway.internal.control.ControlPlaneRuleTest.NOTHING;
import static dev.framegate.gateway.internal.control.ControlPlaneRuleTest.of;

import dev.framegate.gateway.internal.control.ControlPlaneRuleTest.Case;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cases of rules that hold for several kinds: references, selection expressions, tags. */
final class ReferenceCases {
  private ReferenceCases() {}

  static Stream<Case> cases() {
    return Stream.of(references(), expressions(), tags()).flatMap(cases -> cases);
  }

  private static Stream<Case> references() {
    Function<ControlPlaneFixture, Object[]> modelled =
        control -> {
          String api = control.newApi();
          control
              .call("CreateModel", "{\"apiId\":\"%s\",\"name\":\"m\",\"schema\":\"{}\"}", api)
              .succeeded();
          return new Object[] {api, control.newRoute(api, "echo")};
        };
    Function<ControlPlaneFixture, Object[]> mappedAndNot =
        control -> {
          String api = control.newApiWithRoute();
          control.newStage(api, "test", control.deploy(api));
          control.call("CreateDomainName", "{\"domainName\":\"api.example.com\"}").succeeded();
          control
              .call(
                  "CreateApiMapping",
                  "{\"domainName\":\"api.example.com\",\"apiId\":\"%s\",\"stage\":\"test\"}",
                  api)
              .succeeded();
          return new Object[] {api, control.newApi()};
        };
    String settings = "{'apiId':'%%s','stageName':'s','routeSettings':{'%s':{}}}";
    return Stream.of(
        of(
            ControlPlaneRule.ROUTE_MODELS_EXIST,
            404,
            "there is no Model n in",
            modelled,
            "CreateRoute",
            "{'apiId':'%s','routeKey':'x','requestModels':{'$default':'n'}}",
            "{'apiId':'%s','routeKey':'x','requestModels':{'$default':'m'}}"),
        of(
            ControlPlaneRule.ROUTE_MODELS_EXIST,
            404,
            "there is no Model n in",
            modelled,
            "UpdateRoute",
            "{'apiId':'%s','routeId':'%s','requestModels':{'a':'m','b':'n'}}",
            "{'apiId':'%s','routeId':'%s','requestModels':{'a':'m','b':'m'}}"),
        of(
            ControlPlaneRule.ROUTE_RESPONSE_MODELS_EXIST,
            404,
            "there is no Model n in",
            modelled,
            "CreateRouteResponse",
            "{'apiId':'%s','routeId':'%s','routeResponseKey':'$default','responseModels':{'a':'n'}}",
            "{'apiId':'%s','routeId':'%s','routeResponseKey':'$default','responseModels':{'a':'m'}}"),
        of(
            ControlPlaneRule.STAGE_ROUTES_EXIST,
            404,
            "Unable to find Route by key other within the provided RouteSettings",
            modelled,
            "CreateStage",
            settings.formatted("other"),
            settings.formatted("echo")),
        of(
            ControlPlaneRule.API_UNMAPPED,
            400,
            "failed. Please remove all API mappings for the API from your custom domain names.",
            mappedAndNot,
            "DeleteApi",
            "{'apiId':'%s'}",
            "{'apiId':'%2$s'}"));
  }

  private static Stream<Case> expressions() {
    Function<ControlPlaneFixture, Object[]> routed =
        control -> {
          String api = control.newApi();
          return new Object[] {api, control.newRoute(api, "echo")};
        };
    Function<ControlPlaneFixture, Object[]> integrated =
        control -> {
          String api = control.newApi();
          return new Object[] {api, control.newIntegration(api)};
        };
    String api = "{'name':'n','protocolType':'WEBSOCKET','routeSelectionExpression':'%s'}";
    String keys = "{'apiId':'%%s','apiKeySelectionExpression':'%s'}";
    String route = "{'apiId':'%%s','routeKey':'x','modelSelectionExpression':'%s'}";
    String routeResponse =
        "{'apiId':'%%s','routeId':'%%s','routeResponseKey':'$default','modelSelectionExpression':'%s'}";
    String integration =
        "{'apiId':'%%s','integrationType':'MOCK','templateSelectionExpression':'%s'}";
    String response =
        "{'apiId':'%%s','integrationId':'%%s','integrationResponseKey':'/2/','templateSelectionExpression':'%s'}";
    return Stream.of(
        of(
            ControlPlaneRule.API_EXPRESSIONS,
            400,
            "routeSelectionExpression: expected a closing }",
            NOTHING,
            "CreateApi",
            api.formatted("${request.body.action"),
            api.formatted("${request.body.action}")),
        of(
            ControlPlaneRule.API_EXPRESSIONS,
            400,
            "routeSelectionExpression: expected a variable that starts with one of",
            NOTHING,
            "CreateApi",
            api.formatted("$request.method $request.path"),
            api.formatted("$request.body.a.b")),
        of(
            ControlPlaneRule.API_EXPRESSIONS,
            400,
            "apiKeySelectionExpression: expected",
            API,
            "UpdateApi",
            keys.formatted("$nowhere"),
            keys.formatted("$context.authorizer.usageIdentifierKey")),
        of(
            ControlPlaneRule.ROUTE_EXPRESSIONS,
            400,
            "modelSelectionExpression: expected",
            API,
            "CreateRoute",
            route.formatted("${request.body"),
            route.formatted("$request.body.kind")),
        of(
            ControlPlaneRule.ROUTE_RESPONSE_EXPRESSIONS,
            400,
            "modelSelectionExpression: expected",
            routed,
            "CreateRouteResponse",
            routeResponse.formatted("$"),
            routeResponse.formatted("$default")),
        of(
            ControlPlaneRule.INTEGRATION_EXPRESSIONS,
            400,
            "templateSelectionExpression: expected",
            API,
            "CreateIntegration",
            integration.formatted("$request.nobody.a"),
            integration.formatted("${request.body.a}/${request.body.b}")),
        of(
            ControlPlaneRule.INTEGRATION_RESPONSE_EXPRESSIONS,
            400,
            "templateSelectionExpression: expected",
            integrated,
            "CreateIntegrationResponse",
            response.formatted("$request.body.a["),
            response.formatted("$request.body.a[0]")));
  }

  private static Stream<Case> tags() {
    String api =
        "{'name':'n','protocolType':'WEBSOCKET','routeSelectionExpression':'$request.body.a',%s}";
    String stage = "{'apiId':'%%s','stageName':'s',%s}";
    String domain = "{'domainName':'a.test',%s}";
    String most = "expected at most 50 of one resource, got 51";
    return Stream.of(
        of(ControlPlaneRule.API_TAGS, 400, most, NOTHING, "CreateApi", in(api, 51), in(api, 50)),
        of(
            ControlPlaneRule.STAGE_TAGS,
            400,
            most,
            API,
            "CreateStage",
            in(stage, 51),
            in(stage, 50)),
        of(
            ControlPlaneRule.DOMAIN_TAGS,
            400,
            most,
            NOTHING,
            "CreateDomainName",
            in(domain, 51),
            in(domain, 50)));
  }

  private static String in(String members, int number) {
    return members.formatted(
        IntStream.range(0, number)
            .mapToObj(i -> "'k" + i + "':'v'")
            .collect(Collectors.joining(",", "'tags':{", "}")));
  }
}
