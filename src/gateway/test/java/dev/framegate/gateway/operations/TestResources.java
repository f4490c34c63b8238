package dev.framegate.gateway.operations;

import java.util.Map;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ParameterConstraints;
import software.amazon.awssdk.services.apigatewayv2.model.RouteSettings;

/** A client, and the ids of one resource of each kind. */
record TestResources(
    ApiGatewayV2Client sdk,
    String api,
    String route,
    String routeResponse,
    String integration,
    String integrationResponse,
    String model,
    String authorizer,
    String deployment,
    String stage,
    String domain,
    String mapping) {
  static final String PARAMETER = "route.request.querystring.room";

  private static final String NOWHERE = "nowhere";

  /** Makes one of each; no route targets the integration, and none asks the authorizer. */
  static TestResources create(ApiGatewayV2Client sdk, String domain) {
    String api =
        sdk.createApi(
                r ->
                    r.name("chat")
                        .protocolType("WEBSOCKET")
                        .routeSelectionExpression("$request.body.action"))
            .apiId();
    String integration =
        sdk.createIntegration(r -> r.apiId(api).integrationType("MOCK")).integrationId();
    String response =
        sdk.createIntegrationResponse(
                r -> r.apiId(api).integrationId(integration).integrationResponseKey("$default"))
            .integrationResponseId();
    String authorizer =
        sdk.createAuthorizer(
                r ->
                    r.apiId(api)
                        .name("guard")
                        .authorizerType("REQUEST")
                        .authorizerUri("arn:aws:lambda:us-east-1:000000000000:function:guard")
                        .identitySource("route.request.header.Auth"))
            .authorizerId();
    String route =
        sdk.createRoute(
                r ->
                    r.apiId(api)
                        .routeKey("$connect")
                        .requestParameters(
                            Map.of(
                                PARAMETER, ParameterConstraints.builder().required(true).build())))
            .routeId();
    String routeResponse =
        sdk.createRouteResponse(r -> r.apiId(api).routeId(route).routeResponseKey("$default"))
            .routeResponseId();
    String model =
        sdk.createModel(
                r -> r.apiId(api).name("Message").schema("{}").contentType("application/json"))
            .modelId();
    String deployment = sdk.createDeployment(r -> r.apiId(api)).deploymentId();
    sdk.createStage(
        r ->
            r.apiId(api)
                .stageName("test")
                .deploymentId(deployment)
                .routeSettings(
                    Map.of("$connect", RouteSettings.builder().throttlingBurstLimit(7).build()))
                .accessLogSettings(l -> l.destinationArn("arn:x").format("$context.requestId")));
    sdk.createDomainName(r -> r.domainName(domain));
    String mapping =
        sdk.createApiMapping(
                r -> r.domainName(domain).apiId(api).stage("test").apiMappingKey("chat"))
            .apiMappingId();
    return new TestResources(
        sdk,
        api,
        route,
        routeResponse,
        integration,
        response,
        model,
        authorizer,
        deployment,
        "test",
        domain,
        mapping);
  }

  /** Ids that nothing has. */
  static TestResources nowhere(ApiGatewayV2Client sdk) {
    String no = NOWHERE;
    return new TestResources(sdk, no, no, no, no, no, no, no, no, no, no + ".test", no);
  }

  /** The API and the domain name are there; what should be below them is not. */
  TestResources emptied() {
    String no = NOWHERE;
    return new TestResources(sdk, api, no, no, no, no, no, no, no, no, domain, no);
  }

  String arn() {
    return "arn:aws:apigateway:us-east-1::/apis/" + api;
  }
}
