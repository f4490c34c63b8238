package dev.framegate.kit.laws;

import static dev.framegate.kit.laws.Sample.of;
import static dev.framegate.kit.laws.Sample.without;

import dev.framegate.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the service model does not say: values that make sense for each member of a kind, and what
 * is left out of the laws, with the reason. Whatever the model has is in one of the tables.
 */
public final class Samples {
  private static final String HTTP_ONLY = "HTTP APIs have it, WebSocket APIs have not";
  private static final String REFERS = "its value names another resource, whose own rules say more";
  private static final String FUNCTION =
      "arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/arn:aws:lambda:{region}:123456789012:function:%s/invocations";

  private static final List<Sample> ALL =
      List.of(
          of("Api", "name", "'laws'", "'others'"),
          of("Api", "protocolType", "'WEBSOCKET'"),
          of("Api", "routeSelectionExpression", "'$request.body.action'", "'$request.body.kind'"),
          of("Api", "description", "'spring'", "'autumn'"),
          of("Api", "version", "'1'", "'2'"),
          of(
              "Api",
              "apiKeySelectionExpression",
              "'$request.header.x-api-key'",
              "'$context.authorizer.usageIdentifierKey'"),
          of("Api", "disableExecuteApiEndpoint", "false", "true"),
          of("Api", "ipAddressType", "'ipv4'", "'dualstack'"),
          without("Api", "disableSchemaValidation", "AWS takes it and never tells it, API-019a"),
          of("Api", "tags", "{'a':'b'}"),
          without("Api", "corsConfiguration", HTTP_ONLY),
          without("Api", "credentialsArn", HTTP_ONLY),
          without("Api", "routeKey", HTTP_ONLY),
          without("Api", "target", HTTP_ONLY),
          of("Route", "routeKey", "'say{n}'", "'tell{n}'"),
          of("Route", "target", "'integrations/{integrationId}'"),
          of("Route", "apiKeyRequired", "false", "true"),
          of("Route", "operationName", "'say'", "'tell'"),
          of("Route", "routeResponseSelectionExpression", "'$default'"),
          of("Route", "modelSelectionExpression", "'$request.body.action'", "'$request.body.kind'"),
          of("Route", "authorizationType", "'NONE'"),
          without("Route", "authorizationScopes", HTTP_ONLY),
          without("Route", "authorizerId", REFERS),
          without("Route", "requestModels", REFERS),
          without("Route", "requestParameters", "only $connect has them, of which an API has one"),
          of("RouteResponse", "routeResponseKey", "'$default'"),
          of("RouteResponse", "modelSelectionExpression", "'action'", "'kind'"),
          without("RouteResponse", "responseModels", REFERS),
          without("RouteResponse", "responseParameters", "no source shows one of a WebSocket API"),
          of("Integration", "integrationType", "'HTTP'"),
          of("Integration", "integrationMethod", "'POST'", "'PUT'"),
          of(
              "Integration",
              "integrationUri",
              "'https://backend.example/a'",
              "'https://backend.example/b'"),
          of("Integration", "description", "'spring'", "'autumn'"),
          of("Integration", "timeoutInMillis", "1000", "2000"),
          of("Integration", "passthroughBehavior", "'NEVER'", "'WHEN_NO_TEMPLATES'"),
          of("Integration", "contentHandlingStrategy", "'CONVERT_TO_TEXT'", "'CONVERT_TO_BINARY'"),
          of(
              "Integration",
              "templateSelectionExpression",
              "'\\\\$default'",
              "'$request.body.kind'"),
          of("Integration", "requestTemplates", "{'$default':'{}'}", "{'$default':'[]'}"),
          of(
              "Integration",
              "requestParameters",
              "{'integration.request.header.a':'context.connectionId'}",
              "{'integration.request.header.a':'context.stage'}"),
          of("Integration", "connectionType", "'INTERNET'"),
          without("Integration", "payloadFormatVersion", "no source shows another than 1.0"),
          without("Integration", "connectionId", HTTP_ONLY),
          without("Integration", "credentialsArn", "the role must exist"),
          without("Integration", "integrationSubtype", HTTP_ONLY),
          without("Integration", "responseParameters", HTTP_ONLY),
          without("Integration", "tlsConfig", HTTP_ONLY),
          of("IntegrationResponse", "integrationResponseKey", "'/2{n}/'", "'/4{n}/'"),
          of("IntegrationResponse", "templateSelectionExpression", "'a'", "'b'"),
          of("IntegrationResponse", "responseTemplates", "{'a':'{}'}", "{'a':'[]'}"),
          of(
              "IntegrationResponse",
              "contentHandlingStrategy",
              "'CONVERT_TO_TEXT'",
              "'CONVERT_TO_BINARY'"),
          without("IntegrationResponse", "responseParameters", "INT-038 says which there are"),
          of("Deployment", "description", "'spring'", "'autumn'"),
          without("Deployment", "stageName", "it makes or changes a stage beside the deployment"),
          of("Stage", "stageName", "'stage{n}'"),
          of("Stage", "deploymentId", "'{deploymentId}'"),
          of("Stage", "description", "'spring'", "'autumn'"),
          of("Stage", "stageVariables", "{'a':'b'}", "{'a':'c'}"),
          of(
              "Stage",
              "defaultRouteSettings",
              "{'throttlingBurstLimit':7,'throttlingRateLimit':1.5}",
              "{'throttlingBurstLimit':8,'throttlingRateLimit':2.5}"),
          of("Stage", "tags", "{'a':'b'}"),
          without("Stage", "routeSettings", "STG-037 says which routes they may name"),
          without("Stage", "autoDeploy", "it excludes a deployment"),
          without("Stage", "accessLogSettings", "the log group and a role must exist"),
          without("Stage", "clientCertificateId", "it is made by REST APIs"),
          of("Model", "name", "'spring{n}'", "'autumn{n}'"),
          of("Model", "contentType", "'application/json'", "'text/plain'"),
          of("Model", "schema", "'{}'", "'{\\\"type\\\":\\\"object\\\"}'"),
          of("Model", "description", "'spring'", "'autumn'"),
          of("Authorizer", "name", "'guard{n}'", "'porter{n}'"),
          of("Authorizer", "authorizerType", "'REQUEST'"),
          of(
              "Authorizer",
              "authorizerUri",
              "'" + FUNCTION.formatted("guard") + "'",
              "'" + FUNCTION.formatted("porter") + "'"),
          of(
              "Authorizer",
              "identitySource",
              "['route.request.header.a']",
              "['route.request.querystring.b']"),
          without("Authorizer", "authorizerCredentialsArn", "the role must exist"),
          without("Authorizer", "authorizerPayloadFormatVersion", HTTP_ONLY),
          without("Authorizer", "authorizerResultTtlInSeconds", HTTP_ONLY),
          without("Authorizer", "enableSimpleResponses", HTTP_ONLY),
          without("Authorizer", "identityValidationExpression", "the model: it is not used"),
          without("Authorizer", "jwtConfiguration", HTTP_ONLY),
          of("DomainName", "domainName", "'{newDomainName}'"),
          of(
              "DomainName",
              "domainNameConfigurations",
              "[{'certificateArn':'{certificateArn}','endpointType':'REGIONAL'}]"),
          of("DomainName", "tags", "{'a':'b'}"),
          without("DomainName", "mutualTlsAuthentication", "the trust store must exist"),
          without("DomainName", "routingMode", "URL-034 asks which there are"),
          of("ApiMapping", "apiId", "'{apiId}'"),
          of("ApiMapping", "stage", "'{stageName}'"),
          of("ApiMapping", "apiMappingKey", "'v1x{n}'", "'v2x{n}'"));

  private static final Map<String, String> EXCLUDED =
      new TreeMap<>(
          Map.of(
              "VpcLink", "an HTTP API's way into a network",
              "Portal", "a page for developers of REST APIs",
              "PortalProduct", "a page for developers of REST APIs",
              "ProductPage", "a page for developers of REST APIs",
              "ProductRestEndpointPage", "a page for developers of REST APIs",
              "RoutingRule", "it chooses among REST APIs"));

  private Samples() {}

  /** Why a kind is left out; empty where it is not. */
  public static String exclusion(String kind) {
    return EXCLUDED.getOrDefault(kind, "");
  }

  /** Whether an operation is not one of a kind that is left out. */
  static boolean concerns(Operation operation) {
    return EXCLUDED.keySet().stream()
        .noneMatch(kind -> operation.name().matches("[A-Z][a-z]+" + kind + "s?"));
  }

  /** The kinds that the laws are about. */
  public static List<LawKind> kinds() {
    return LawKind.all().stream().filter(kind -> exclusion(kind.name()).isEmpty()).toList();
  }

  /** All that is known of the members of a kind. */
  static List<Sample> known(LawKind kind) {
    return ALL.stream().filter(sample -> sample.kind().equals(kind.name())).toList();
  }

  /** Those that a creation names. */
  static List<Sample> given(LawKind kind) {
    return known(kind).stream().filter(Sample::isGiven).toList();
  }

  /** Those that an update changes. */
  public static List<String> changeable(LawKind kind) {
    return changing(kind).stream().map(Sample::member).toList();
  }

  static List<Sample> changing(LawKind kind) {
    return kind.operation("Update").isEmpty()
        ? List.of()
        : given(kind).stream().filter(Sample::changes).toList();
  }
}
