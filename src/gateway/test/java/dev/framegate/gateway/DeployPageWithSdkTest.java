package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.testing.SdkClients;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GetConnectionResponse;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeploymentStatus;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** The deploy page, walked by a client that knows nothing of this project. */
final class DeployPageWithSdkTest {
  private Gateway gateway;
  private ApiGatewayV2Client aws;

  @BeforeEach
  void start() {
    gateway = Gateway.builder().port(0).start();
    aws = SdkClients.controlPlane(gateway.address());
  }

  @AfterEach
  void stop() {
    aws.close();
    gateway.close();
  }

  @Test
  void theWholeWalk() throws Exception {
    String api = api();
    String integration = mock(api, "first");
    String route = echoRoute(api, integration);

    CreateDeploymentResponse first = aws.createDeployment(b -> b.apiId(api));
    assertThat(first.deploymentStatus()).isEqualTo(DeploymentStatus.DEPLOYED);
    assertThat(first.createdDate()).isNotNull();

    CreateStageResponse test =
        aws.createStage(b -> b.apiId(api).deploymentId(first.deploymentId()).stageName("test"));
    assertThat(test.stageName()).isEqualTo("test");
    assertThat(test.lastUpdatedDate()).isEqualTo(test.createdDate());
    assertThat(test.stageVariables()).isEmpty();
    assertThat(test.routeSettings()).isEmpty();

    try (OrdinarySocket socket = OrdinarySocket.open(gateway, api, "test")) {
      socket.send("{\"action\":\"echo\"}");
      assertThat(socket.next()).contains("first");
    }

    aws.updateIntegrationResponse(
        b ->
            b.apiId(api)
                .integrationId(integration)
                .integrationResponseId(onlyResponse(api, integration))
                .responseTemplates(Map.of("$default", answer("second"))));
    CreateDeploymentResponse second = aws.createDeployment(b -> b.apiId(api));
    aws.createStage(b -> b.apiId(api).deploymentId(first.deploymentId()).stageName("prod"));
    aws.updateStage(b -> b.apiId(api).stageName("test").deploymentId(second.deploymentId()));
    assertThat(aws.getStage(b -> b.apiId(api).stageName("test")).deploymentId())
        .isEqualTo(second.deploymentId());
    assertThat(aws.getStages(b -> b.apiId(api)).items()).hasSize(2);

    aws.updateStage(b -> b.apiId(api).stageName("prod").deploymentId(second.deploymentId()));
    aws.deleteStage(b -> b.apiId(api).stageName("prod"));
    aws.deleteDeployment(b -> b.apiId(api).deploymentId(first.deploymentId()));
    aws.deleteStage(b -> b.apiId(api).stageName("test"));
    aws.deleteRoute(b -> b.apiId(api).routeId(route));
    aws.deleteIntegration(b -> b.apiId(api).integrationId(integration));
    aws.deleteApi(b -> b.apiId(api));
    assertThatThrownBy(() -> aws.getApi(b -> b.apiId(api))).isInstanceOf(NotFoundException.class);
  }

  @Test
  void refusalsAreTheSdksOwnExceptions() {
    String api = api();
    assertThatThrownBy(() -> aws.createDeployment(b -> b.apiId(api)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("At least one route is required before deploying the Api");
    String route = echoRoute(api, mock(api, "first"));
    assertThat(route).isNotBlank();
    String deployment = aws.createDeployment(b -> b.apiId(api)).deploymentId();
    aws.createStage(b -> b.apiId(api).deploymentId(deployment).stageName("test"));
    assertThatThrownBy(() -> aws.createStage(b -> b.apiId(api).stageName("test")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> aws.deleteDeployment(b -> b.apiId(api).deploymentId(deployment)))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> aws.getStage(b -> b.apiId(api).stageName("none")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void callbacksReachTheClient() throws Exception {
    String api = api();
    echoRoute(api, mock(api, "first"));
    String deployment = aws.createDeployment(b -> b.apiId(api)).deploymentId();
    aws.createStage(b -> b.apiId(api).deploymentId(deployment).stageName("test"));
    try (OrdinarySocket socket = OrdinarySocket.open(gateway, api, "test");
        ApiGatewayManagementApiClient callbacks =
            SdkClients.callbacks(gateway.address(), api, "test")) {
      socket.send("{\"action\":\"echo\"}");
      String id = socket.next().replaceFirst(".*\"connectionId\":\"([^\"]+)\".*", "$1");

      callbacks.postToConnection(
          b -> b.connectionId(id).data(SdkBytes.fromUtf8String("from the backend")));
      assertThat(socket.next()).isEqualTo("from the backend");

      GetConnectionResponse connection = callbacks.getConnection(b -> b.connectionId(id));
      assertThat(connection.connectedAt()).isNotNull();
      assertThat(connection.identity().sourceIp()).isEqualTo("127.0.0.1");

      assertThatThrownBy(
              () ->
                  callbacks.postToConnection(
                      b -> b.connectionId(id).data(SdkBytes.fromByteArray(new byte[131_073]))))
          .isInstanceOf(PayloadTooLargeException.class);

      callbacks.deleteConnection(b -> b.connectionId(id));
      assertThat(socket.closeCode()).isEqualTo(1000);
      assertThatThrownBy(() -> callbacks.getConnection(b -> b.connectionId(id)))
          .isInstanceOf(GoneException.class);
    }
  }

  private String api() {
    CreateApiResponse api =
        aws.createApi(
            b ->
                b.name("walk")
                    .protocolType(ProtocolType.WEBSOCKET)
                    .routeSelectionExpression("$request.body.action"));
    assertThat(api.apiEndpoint()).startsWith("ws://" + api.apiId());
    return api.apiId();
  }

  private String mock(String api, String marker) {
    String integration =
        aws.createIntegration(
                b ->
                    b.apiId(api)
                        .integrationType(IntegrationType.MOCK)
                        .templateSelectionExpression("\\$default")
                        .requestTemplates(Map.of("$default", "{\"statusCode\":200}")))
            .integrationId();
    aws.createIntegrationResponse(
        b ->
            b.apiId(api)
                .integrationId(integration)
                .integrationResponseKey("$default")
                .templateSelectionExpression("\\$default")
                .responseTemplates(Map.of("$default", answer(marker))));
    return integration;
  }

  private String echoRoute(String api, String integration) {
    String route =
        aws.createRoute(
                b ->
                    b.apiId(api)
                        .routeKey("echo")
                        .target("integrations/" + integration)
                        .routeResponseSelectionExpression("$default"))
            .routeId();
    aws.createRouteResponse(b -> b.apiId(api).routeId(route).routeResponseKey("$default"));
    return route;
  }

  private String onlyResponse(String api, String integration) {
    return aws.getIntegrationResponses(b -> b.apiId(api).integrationId(integration))
        .items()
        .get(0)
        .integrationResponseId();
  }

  private static String answer(String marker) {
    return "{\"marker\":\"" + marker + "\",\"connectionId\":\"$context.connectionId\"}";
  }
}
