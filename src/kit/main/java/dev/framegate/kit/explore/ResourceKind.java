package dev.framegate.kit.explore;

import static dev.framegate.kit.explore.MemberSpec.of;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of resource of an API, by its words in the service model.
 *
 * @param id the member that names it
 * @param parent the kind below whose path it is; empty where that is the API
 * @param unique the member of which no two resources may have one value, and its rule; empty where
 *     there is none
 * @param required members that each creation names
 * @param optional members that a creation may name
 */
record ResourceKind(
    String name,
    String id,
    String parent,
    String unique,
    List<MemberSpec> required,
    List<MemberSpec> optional) {

  private static final String X64 = text(64);
  private static final String FUNCTION =
      "\"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:guard/invocations\"";

  static final List<ResourceKind> ALL =
      List.of(
          new ResourceKind(
              "Route",
              "routeId",
              "",
              "routeKey API-032",
              List.of(of("routeKey", "API-030").valid("\"{n}\"", "\"a/{n}\"").invalid("\"\"")),
              List.of(
                  of("apiKeyRequired", "API-037").valid("true", "false").absent("false"),
                  of("authorizationType", "API-034")
                      .valid("\"NONE\"")
                      .invalid("\"JWT\"", "\"OPEN\""),
                  of("operationName", "API-038")
                      .valid("\"read\"", X64)
                      .invalid(text(65))
                      .update(MemberSpec.Way.CLEARS),
                  of("modelSelectionExpression", "API-081")
                      .valid("\"$request.body.kind\"", "\"bare\""),
                  of("routeResponseSelectionExpression", "INT-051")
                      .valid("\"$default\"")
                      .invalid("\"$request.body.kind\""),
                  of("target", "API-033a").invalid("\"integrations/zzzzzzz\""),
                  of("requestParameters", "API-075")
                      .invalid("{\"route.request.header.a\":{\"required\":true}}"))),
          new ResourceKind(
              "Integration",
              "integrationId",
              "",
              "",
              List.of(of("integrationType", "API-050").valid("\"MOCK\"").invalid("\"NONE\"")),
              List.of(
                  of("timeoutInMillis", "API-051")
                      .valid("50", "1234", "29000")
                      .invalid("49", "29001", "30000")
                      .absent("29000"),
                  of("passthroughBehavior", "API-052")
                      .valid("\"NEVER\"", "\"WHEN_NO_MATCH\"", "\"WHEN_NO_TEMPLATES\"")
                      .invalid("\"SOMETIMES\"")
                      .absent("\"WHEN_NO_MATCH\""),
                  of("contentHandlingStrategy", "API-053")
                      .valid("\"CONVERT_TO_TEXT\"", "\"CONVERT_TO_BINARY\"")
                      .invalid("\"CONVERT\""),
                  of("description", "API-067").valid("\"words\"").update(MemberSpec.Way.CLEARS),
                  of("templateSelectionExpression", "INT-027")
                      .valid("\"\\\\$default\"", "\"$request.body.kind\""),
                  of("requestTemplates", "API-079")
                      .valid("{\"$default\":\"{}\"}", "{\"a\":\"\",\"b\":\"$broken.(\"}")
                      .update(MemberSpec.Way.CREATED),
                  of("requestParameters", "API-072")
                      .valid(
                          "{\"integration.request.header.a\":\"context.connectionId\"}",
                          "{\"integration.request.querystring.b\":\"context.stage\"}")
                      .invalid("{\"integration.request.header.a b\":\"context.stage\"}")
                      .update(MemberSpec.Way.MERGES),
                  of("connectionType", "API-054").absent("\"INTERNET\""),
                  of("payloadFormatVersion", "API-054a").absent("\"1.0\""))),
          new ResourceKind(
              "IntegrationResponse",
              "integrationResponseId",
              "Integration",
              "",
              List.of(of("integrationResponseKey", "API-078").valid("\"$default\"", "\"/{n}/\"")),
              List.of(
                  of("contentHandlingStrategy", "API-053")
                      .valid("\"CONVERT_TO_TEXT\"", "\"CONVERT_TO_BINARY\""),
                  of("templateSelectionExpression", "INT-028").valid("\"\\\\$default\""),
                  of("responseTemplates", "API-079")
                      .valid("{\"$default\":\"{}\"}", "{\"a\":\"\"}")
                      .update(MemberSpec.Way.CREATED),
                  of("responseParameters", "INT-038").invalid("{\"header.a\":\"'b'\"}"))),
          new ResourceKind(
              "RouteResponse",
              "routeResponseId",
              "Route",
              "",
              List.of(of("routeResponseKey", "INT-050").valid("\"$default\"").invalid("\"200\"")),
              List.of()),
          new ResourceKind(
              "Deployment",
              "deploymentId",
              "",
              "",
              List.of(),
              List.of(
                  of("description", "DEP-012").valid("\"words\"", text(1024)).invalid(text(1025)))),
          new ResourceKind(
              "Stage",
              "stageName",
              "",
              "stageName STG-007",
              List.of(
                  of("stageName", "STG-005")
                      .valid("\"{n}\"")
                      .invalid("\"a b\"", "\"ä\"", "\"a.b\"", text(129))
                      .update(MemberSpec.Way.CREATED)),
              List.of(
                  of("description", "STG-048").valid("\"words\"", text(1024)).invalid(text(1025)),
                  of("stageVariables", "STG-028")
                      .valid("{\"a\":\"b\"}", "{\"c_1\":\"" + "v".repeat(512) + "\"}")
                      .invalid("{\"a-b\":\"c\"}", "{\"a\":\"ü\"}")
                      .update(MemberSpec.Way.MERGES),
                  of("defaultRouteSettings", "STG-048")
                      .valid(
                          "{\"throttlingRateLimit\":1.5}",
                          "{\"throttlingBurstLimit\":7}",
                          "{\"detailedMetricsEnabled\":true}")
                      .update(MemberSpec.Way.MERGES),
                  of("routeSettings", "STG-037")
                      .valid(
                          "{\"echo\":{\"throttlingRateLimit\":2.5}}",
                          "{\"$connect\":{\"throttlingBurstLimit\":9}}",
                          "{\"echo\":{\"detailedMetricsEnabled\":true}}")
                      .invalid("{\"nowhere\":{\"throttlingRateLimit\":2.5}}")
                      .update(MemberSpec.Way.MERGES),
                  of("tags", "OBS-018").valid("{\"a\":\"b\"}").update(MemberSpec.Way.CREATED))),
          new ResourceKind(
              "Model",
              "modelId",
              "",
              "",
              List.of(
                  of("name", "API-065").valid("\"{w}\"").invalid("\"a b\"", "\"a-b\""),
                  of("schema", "API-065").valid("\"{\\\"type\\\":\\\"object\\\"}\"")),
              List.of(
                  of("contentType", "API-080").valid("\"application/json\"", "\"text/plain\""),
                  of("description", "API-067").valid("\"words\"").update(MemberSpec.Way.CLEARS))),
          new ResourceKind(
              "Authorizer",
              "authorizerId",
              "",
              "",
              List.of(
                  of("name", "API-070").valid("\"{w}\""),
                  of("authorizerType", "API-063")
                      .valid("\"REQUEST\"")
                      .invalid("\"TOKEN\"", "\"JWT\""),
                  of("authorizerUri", "API-070").valid(FUNCTION),
                  of("identitySource", "API-077")
                      .valid(
                          "[]",
                          "[\"route.request.header.a\"]",
                          "[\"route.request.querystring.b\"]")),
              List.of(of("authorizerResultTtlInSeconds", "API-064").invalid("300"))),
          new ResourceKind(
              "Api",
              "apiId",
              "",
              "",
              List.of(
                  of("name", "API-011").valid("\"framegate-{n}\"").invalid("\"\"", text(129)),
                  of("protocolType", "API-011")
                      .valid("\"WEBSOCKET\"")
                      .invalid("\"SOCKET\"")
                      .update(MemberSpec.Way.CREATED),
                  of("routeSelectionExpression", "API-012")
                      .valid("\"$request.body.action\"", "\"$request.body.kind\"")),
              List.of(
                  of("description", "API-015")
                      .valid("\"words\"", text(1024))
                      .invalid(text(1025))
                      .update(MemberSpec.Way.CLEARS),
                  of("version", "API-015")
                      .valid("\"1\"", X64)
                      .invalid(text(65))
                      .update(MemberSpec.Way.CLEARS),
                  of("apiKeySelectionExpression", "API-014")
                      .absent("\"$request.header.x-api-key\""),
                  of("ipAddressType", "URL-032")
                      .valid("\"ipv4\"", "\"dualstack\"")
                      .invalid("\"ipv6\""),
                  of("corsConfiguration", "API-018").invalid("{\"allowOrigins\":[\"*\"]}"),
                  of("disableExecuteApiEndpoint", "URL-024").valid("true", "false"),
                  of("tags", "OBS-018").valid("{\"a\":\"b\"}").update(MemberSpec.Way.CREATED))));

  /** The kind of that name. */
  static ResourceKind named(String name) {
    return ALL.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no kind of resource " + name));
  }

  Optional<MemberSpec> member(String wanted) {
    return Stream.concat(required.stream(), optional.stream())
        .filter(member -> member.name().equals(wanted))
        .findFirst();
  }

  /** The rule that says what a member may be. */
  String ruleOf(String wanted) {
    return member(wanted).map(MemberSpec::rule).orElse("API-004");
  }

  /** Whether its path is below the path of an API. */
  boolean belongsToApi() {
    return !name.equals("Api");
  }

  /** The operation that lists them. */
  String listOperation() {
    return "Get" + name + "s";
  }

  private static String text(int length) {
    return "\"" + "x".repeat(length) + "\"";
  }
}
