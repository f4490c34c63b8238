package dev.framegate.kit.libraries;

import dev.framegate.gateway.Gateway;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;
import software.amazon.awssdk.services.apigatewayv2.model.RouteSettings;

/** A gateway with an address for each way in which a handshake ends. */
final class ObservedGateway implements AutoCloseable {
  private final Gateway gateway = Gateway.builder().start();
  private final ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address());
  private final SdkEchoApi open = SdkEchoApi.create(aws);
  private final SdkEchoApi guarded = SdkEchoApi.create(aws);
  private final CuttableRelay relay;
  private final Socket nobody = new Socket();

  ObservedGateway() throws Exception {
    open.deployTo("test");
    open.deployTo("busy");
    aws.updateStage(
        b ->
            b.apiId(open.id())
                .stageName("busy")
                .defaultRouteSettings(
                    RouteSettings.builder()
                        .throttlingBurstLimit(0)
                        .throttlingRateLimit(0.0)
                        .build()));
    guard();
    guarded.deployTo("test");
    relay = new CuttableRelay(gateway.address().getPort());
    nobody.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
  }

  private void guard() {
    String authorizer =
        aws.createAuthorizer(
                b ->
                    b.apiId(guarded.id())
                        .name("token")
                        .authorizerType(AuthorizerType.REQUEST)
                        .identitySource("route.request.querystring.token")
                        .authorizerUri(
                            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:token/invocations"))
            .authorizerId();
    String integration =
        aws.createIntegration(
                b ->
                    b.apiId(guarded.id())
                        .integrationType("MOCK")
                        .requestTemplates(Map.of("$default", "{\"statusCode\":200}")))
            .integrationId();
    aws.createRoute(
        b ->
            b.apiId(guarded.id())
                .routeKey("$connect")
                .authorizationType(AuthorizationType.CUSTOM)
                .authorizerId(authorizer)
                .target("integrations/" + integration));
  }

  /** The API's stages are test, and busy, which has no tokens left. */
  URI stage(String name) {
    return address(gateway.address().getPort(), open.id(), name);
  }

  /** A stage whose {@code $connect} wants a token. */
  URI guardedStage() {
    return address(gateway.address().getPort(), guarded.id(), "test");
  }

  /** The stage test, through a relay. */
  URI relayedStage() {
    return address(relay.port(), open.id(), "test");
  }

  /** A port that no server listens to. */
  URI nobody() {
    return address(nobody.getLocalPort(), open.id(), "test");
  }

  /** Where callbacks to connections of the stage test go. */
  URI callbacks(String connectionId) {
    return gateway
        .address()
        .resolve("/_aws/execute-api/%s/test/@connections/%s".formatted(open.id(), connectionId));
  }

  CuttableRelay relay() {
    return relay;
  }

  Gateway gateway() {
    return gateway;
  }

  void disconnect(String connectionId) {
    try (ApiGatewayManagementApiClient backend =
        SdkClients.callbacks(gateway.address(), open.id(), "test")) {
      backend.deleteConnection(b -> b.connectionId(connectionId));
    }
  }

  private static URI address(int port, String api, String stage) {
    return URI.create("ws://127.0.0.1:%d/_aws/execute-api/%s/%s".formatted(port, api, stage));
  }

  @Override
  public void close() throws Exception {
    nobody.close();
    relay.close();
    aws.close();
    gateway.close();
  }
}
