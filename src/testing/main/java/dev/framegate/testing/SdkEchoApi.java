package dev.framegate.testing;

import java.util.Map;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** An API whose routes answer "hello", made by the AWS SDK. */
public record SdkEchoApi(ApiGatewayV2Client aws, String id) {
  public static SdkEchoApi create(ApiGatewayV2Client aws) {
    SdkEchoApi api =
        new SdkEchoApi(
            aws,
            aws.createApi(
                    b ->
                        b.name("echo")
                            .protocolType(ProtocolType.WEBSOCKET)
                            .routeSelectionExpression("$request.body.action"))
                .apiId());
    api.route("echo");
    return api;
  }

  public void route(String key) {
    String integration =
        aws.createIntegration(
                b ->
                    b.apiId(id)
                        .integrationType(IntegrationType.MOCK)
                        .templateSelectionExpression("\\$default")
                        .requestTemplates(Map.of("$default", "{\"statusCode\":200}")))
            .integrationId();
    aws.createIntegrationResponse(
        b ->
            b.apiId(id)
                .integrationId(integration)
                .integrationResponseKey("$default")
                .templateSelectionExpression("\\$default")
                .responseTemplates(
                    Map.of(
                        "$default",
                        "{\"marker\":\"hello\",\"connectionId\":\"$context.connectionId\"}")));
    String route =
        aws.createRoute(
                b ->
                    b.apiId(id)
                        .routeKey(key)
                        .target("integrations/" + integration)
                        .routeResponseSelectionExpression("$default"))
            .routeId();
    aws.createRouteResponse(b -> b.apiId(id).routeId(route).routeResponseKey("$default"));
  }

  public void deployTo(String stage) {
    String deployment = aws.createDeployment(b -> b.apiId(id)).deploymentId();
    try {
      aws.createStage(b -> b.apiId(id).stageName(stage).deploymentId(deployment));
    } catch (ConflictException there) {
      aws.updateStage(b -> b.apiId(id).stageName(stage).deploymentId(deployment));
    }
  }

  /** A message to a route, padded to exactly so many bytes. */
  public static String message(String action, int bytes) {
    String envelope = "{\"action\":\"" + action + "\",\"pad\":\"";
    return envelope + "x".repeat(bytes - envelope.length() - 2) + "\"}";
  }
}
