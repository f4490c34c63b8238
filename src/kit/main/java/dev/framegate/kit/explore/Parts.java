package dev.framegate.kit.explore;

import static dev.framegate.kit.explore.CallScript.begin;

import dev.framegate.kit.targets.Capability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts that exploration knows, by name. */
final class Parts {
  private static final String STAGE_ARN =
      "'resource-arn':'arn:aws:apigateway:{region}::/apis/{apiId}/stages/{n}'";
  private static final String GUARD = function("guard");

  private static final CallScript MODEL =
      begin()
          .call(
              "API-065",
              "CreateModel",
              "'name':'{w}','contentType':'application/json','schema':'{}'");

  private static final List<Part> OF_STAGES =
      List.of(
          Part.ofStage(
              "ROUTE_SETTINGS",
              "'routeSettings':{'echo':{'throttlingBurstLimit':7}}",
              begin()
                  .call("STG-038", "DeleteRouteSettings", "'stageName':'{n}','routeKey':'echo'")
                  .call("API-003", "GetStage", "'stageName':'{n}'")
                  .lacks("STG-038", "routeSettings.echo")
                  .refused(
                      "STG-050",
                      404,
                      "DeleteRouteSettings",
                      "'stageName':'{n}','routeKey':'echo'")),
          Part.ofStage(
                  "ACCESS_LOG",
                  "'accessLogSettings':{'destinationArn':'{logGroupArn}','format':'$context.requestId'}",
                  begin()
                      .call("STG-038a", "DeleteAccessLogSettings", "'stageName':'{n}'")
                      .call("API-003", "GetStage", "'stageName':'{n}'")
                      .lacks("STG-038a", "accessLogSettings.destinationArn"))
              .needing(Capability.ACCESS_LOGS),
          Part.ofStage(
              "TAGS",
              "'description':'tagged'",
              begin()
                  .call("OBS-018", "TagResource", STAGE_ARN + ",'tags':{'a':'b'}")
                  .call("OBS-018", "GetTags", STAGE_ARN)
                  .tells("OBS-018", "tags.a", "b")
                  .call("OBS-018", "UntagResource", STAGE_ARN + ",'tagKeys':['a']")
                  .call("OBS-018", "GetTags", STAGE_ARN)
                  .lacks("OBS-018", "tags.a")
                  .refused("OBS-017", 400, "TagResource", tag("k".repeat(129), "v"))
                  .refused("OBS-017", 400, "TagResource", tag("k", "v".repeat(257)))
                  .refused("OBS-017", 400, "TagResource", tag("aws:k", "v"))
                  .call("OBS-017", "TagResource", tag("k".repeat(128), "v".repeat(256)))),
          Part.ofStage(
              "MERGED_SETTINGS",
              "'routeSettings':{'echo':{'throttlingBurstLimit':7}}",
              begin()
                  .call("STG-048", "UpdateStage", "'stageName':'{n}','routeSettings':{'echo':{}}")
                  .call("STG-048", "UpdateStage", "'stageName':'{n}','routeSettings':{}")
                  .call("STG-048", "UpdateStage", "'stageName':'{n}','description':'later'")
                  .call("API-003", "GetStage", "'stageName':'{n}'")
                  .tells("STG-048", "routeSettings.echo.throttlingBurstLimit", "7")),
          Part.ofStage(
              "UNKNOWN_DEPLOYMENT",
              "'description':'new'",
              begin()
                  .refused("STG-014", "UpdateStage", "'stageName':'{n}','deploymentId':'zzzzzz'")
                  .call("API-003", "GetStage", "'stageName':'{n}'")
                  .lacks("STG-014", "deploymentId")),
          Part.ofStage(
              "STAGE_DESCRIPTION",
              "'description':'spring'",
              begin()
                  .call("STG-046", "UpdateStage", "'stageName':'{n}','description':''")
                  .call("API-003", "GetStage", "'stageName':'{n}'")
                  .tells("STG-046", "description", "spring")),
          Part.ofStage(
              "STAGE_DATES",
              "'description':'new'",
              begin()
                  .call("API-003", "GetStage", "'stageName':'{n}'")
                  .agrees("STG-020a", "createdDate", "lastUpdatedDate")));

  private static final List<Part> OF_ROUTES =
      List.of(
          Part.ofRoute(
                  "AUTHORIZER",
                  ApiConfiguration.CONNECT,
                  "'authorizationType':'CUSTOM','authorizerId':'{authorizerId}'",
                  begin()
                      .call(
                          "API-069", "UpdateRoute", "'authorizationType':'NONE','authorizerId':''")
                      .call("API-003", "GetRoute", "")
                      .lacks("API-069", "authorizerId"))
              .between(
                  begin()
                      .call(
                          "API-063",
                          "CreateAuthorizer",
                          "'name':'{w}','authorizerType':'REQUEST','identitySource':['route.request.header.Auth'],"
                              + "'authorizerUri':'"
                              + GUARD
                              + "'"),
                  begin().call("API-005", "DeleteAuthorizer", "")),
          Part.ofRoute(
              "REQUEST_PARAMETER",
              ApiConfiguration.CONNECT,
              "'requestParameters':{'route.request.querystring.u':{'required':false}}",
              begin()
                  .call(
                      "API-037",
                      "DeleteRouteRequestParameter",
                      "'requestParameterKey':'route.request.querystring.u'")
                  .call("API-003", "GetRoute", "")
                  .lacks("API-037", "requestParameters", "{}")),
          Part.ofRoute(
                  "REQUEST_MODELS",
                  "{n}",
                  "'requestModels':{'one':'{w}','two':'{w}'}",
                  begin()
                      .call("API-071", "UpdateRoute", "'requestModels':{'one':'','three':'{w}'}")
                      .call("API-003", "GetRoute", "")
                      .lacks("API-071", "requestModels.one")
                      .has("API-071", "requestModels.two")
                      .has("API-071", "requestModels.three"))
              .between(MODEL, begin().call("API-005", "DeleteModel", "")),
          Part.of(
              "UNKNOWN_AUTHORIZER",
              begin()
                  .refused(
                      "API-034b",
                      "CreateRoute",
                      "'routeKey':'{n}','authorizationType':'CUSTOM','authorizerId':'zzzzzz'")
                  .refused(
                      "API-034b",
                      "CreateRoute",
                      "'routeKey':'$connect','authorizationType':'CUSTOM','authorizerId':'zzzzzz'")),
          Part.of(
              "LISTS",
              Stream.of(
                      "Apis",
                      "Routes",
                      "Integrations",
                      "Deployments",
                      "Stages",
                      "Models",
                      "Authorizers")
                  .map(kind -> begin().call("API-003", "Get" + kind, ""))
                  .reduce(begin(), CallScript::then)
                  .call("API-050", "CreateIntegration", "'integrationType':'MOCK'")
                  .call("API-003", "GetIntegrationResponses", "")
                  .call("API-030", "CreateRoute", "'routeKey':'{n}'")
                  .call("API-003", "GetRouteResponses", "")
                  .call("API-005", "DeleteRoute", "")
                  .call("API-005", "DeleteIntegration", "")),
          Part.of(
              "MODEL_TEMPLATE",
              MODEL
                  .call("API-065", "GetModelTemplate", "")
                  .call("API-005", "DeleteModel", "")
                  .refused("LAW-002", 404, "GetModelTemplate", "")),
          Part.of(
              "OTHER_API",
              begin()
                  .call(
                      "API-011",
                      "CreateApi",
                      "'name':'{w}','protocolType':'WEBSOCKET','routeSelectionExpression':'$request.body.action'")
                  .refused("DEP-013", 400, "CreateDeployment", "")
                  .call("API-030", "CreateRoute", "'routeKey':'{n}'")
                  .call("DEP-007", "CreateDeployment", "")
                  .lacks("DEP-020", "autoDeployed", "false")
                  .call("DEP-016", "DeleteDeployment", "")
                  .call("API-005", "DeleteApi", "")
                  .refused("API-023", 404, "GetRoutes", "")),
          Part.of(
              "NO_ADDRESS",
              Stream.of("HTTP", "HTTP_PROXY", "AWS", "AWS_PROXY")
                  .map(
                      type ->
                          begin()
                              .refused(
                                  "API-056a",
                                  "CreateIntegration",
                                  "'integrationType':'%s','integrationMethod':'POST'"
                                      .formatted(type)))
                  .reduce(begin(), CallScript::then)),
          Part.of(
              "FUNCTION_WITHOUT_METHOD",
              begin()
                  .call(
                      "IAC-020",
                      "CreateIntegration",
                      "'integrationType':'AWS_PROXY','integrationUri':'" + GUARD + "'")
                  .call("API-005", "DeleteIntegration", "")),
          Part.of(
              "SELECTION",
              selection("AWS", GUARD, "${integration.response.body.errorMessage}")
                  .then(
                      selection(
                          "HTTP",
                          "https://backend.example/a",
                          "${integration.response.statuscode}"))
                  .then(selection("AWS_PROXY", GUARD, ""))
                  .then(selection("HTTP_PROXY", "https://backend.example/a", ""))));

  private static final String DOMAIN = "'domainName':'{domainName}'";

  private static final List<Part> OF_DOMAINS =
      List.of(
          new Part(
              "DOMAIN",
              Optional.of(Capability.CUSTOM_DOMAIN),
              "",
              true,
              begin()
                  .refused("URL-020", 400, "CreateDomainName", domain("EDGE"))
                  .call("URL-029", "CreateDomainName", domain("REGIONAL"))
                  .has("URL-029", "domainNameConfigurations.0.hostedZoneId")
                  .has("URL-029", "domainNameConfigurations.0.apiGatewayDomainName")
                  .call("API-003", "GetDomainName", DOMAIN)
                  .has("URL-029", "domainNameConfigurations.0.hostedZoneId")
                  .has("URL-029", "domainNameConfigurations.0.apiGatewayDomainName")
                  .call("STG-002", "CreateStage", "'stageName':'{n}'")
                  .refused("URL-019", 400, "CreateApiMapping", mapping("a b"))
                  .call("URL-014", "CreateApiMapping", mapping("v1"))
                  .refused("API-010", 409, "CreateApiMapping", mapping("v1"))
                  .call(
                      "URL-031",
                      "UpdateApiMapping",
                      DOMAIN + ",'apiId':'{apiId}','apiMappingKey':'v2'")
                  .tells("URL-031", "apiMappingKey", "v2")
                  .call("API-005", "DeleteApiMapping", DOMAIN)
                  .refused("API-005", 404, "GetApiMapping", DOMAIN)
                  .call("STG-039", "DeleteStage", "'stageName':'{n}'")
                  .call("API-005", "DeleteDomainName", DOMAIN)
                  .refused("API-005", 404, "GetDomainName", DOMAIN)));

  private static final Map<String, Part> BY_NAME =
      Stream.of(OF_STAGES, OF_ROUTES, OF_DOMAINS)
          .flatMap(List::stream)
          .collect(Collectors.toMap(Part::name, Function.identity()));

  private Parts() {}

  static List<String> names() {
    return BY_NAME.keySet().stream().sorted().toList();
  }

  /**
   * @throws IllegalArgumentException where there is none
   */
  static Part named(String name) {
    Part part = BY_NAME.get(name);
    if (part == null) {
      throw new IllegalArgumentException("There is no part '%s': %s.".formatted(name, names()));
    }
    return part;
  }

  private static CallScript selection(String type, String uri, String expected) {
    CallScript made =
        begin()
            .call(
                "API-074",
                "CreateIntegration",
                "'integrationMethod':'POST','integrationType':'%s','integrationUri':'%s'"
                    .formatted(type, uri))
            .call("API-003", "GetIntegration", "");
    String member = "integrationResponseSelectionExpression";
    return (expected.isEmpty()
            ? made.lacks("API-074", member)
            : made.tells("API-074", member, expected))
        .call("API-005", "DeleteIntegration", "");
  }

  private static String tag(String key, String value) {
    return STAGE_ARN + ",'tags':{'%s':'%s'}".formatted(key, value);
  }

  private static String domain(String endpoint) {
    return DOMAIN
        + ",'domainNameConfigurations':[{'certificateArn':'{certificateArn}','endpointType':'%s'}]"
            .formatted(endpoint);
  }

  private static String mapping(String key) {
    return DOMAIN + ",'apiId':'{apiId}','stage':'{n}','apiMappingKey':'%s'".formatted(key);
  }

  private static String function(String name) {
    return "arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:%s/invocations"
        .formatted(name);
  }
}
