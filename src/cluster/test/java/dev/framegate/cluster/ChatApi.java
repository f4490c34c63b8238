package dev.framegate.cluster;

import dev.framegate.testing.SdkClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** An API whose events go to a function, deployed to the stage {@code test} by AWS's SDK. */
record ChatApi(String id) {
  private static final String FUNCTION =
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
          + "arn:aws:lambda:us-east-1:000000000000:function:chat/invocations";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static ChatApi create(URI gateway) {
    try (ApiGatewayV2Client aws = SdkClients.controlPlane(gateway)) {
      String api =
          aws.createApi(
                  b ->
                      b.name("chat")
                          .protocolType(ProtocolType.WEBSOCKET)
                          .routeSelectionExpression("$request.body.action"))
              .apiId();
      String integration =
          aws.createIntegration(
                  b ->
                      b.apiId(api)
                          .integrationType(IntegrationType.AWS_PROXY)
                          .integrationUri(FUNCTION))
              .integrationId();
      Stream.of("$connect", "$disconnect", "$default")
          .forEach(
              key ->
                  aws.createRoute(
                      b -> b.apiId(api).routeKey(key).target("integrations/" + integration)));
      String deployment = aws.createDeployment(b -> b.apiId(api)).deploymentId();
      aws.createStage(b -> b.apiId(api).stageName("test").deploymentId(deployment));
      return new ChatApi(api);
    }
  }

  /** The id of another API, if it was created; the SDK would repeat what is refused. */
  static CompletableFuture<Optional<String>> createEmpty(URI gateway) {
    String members =
        """
        {"name":"more","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}
        """;
    return HTTP.sendAsync(
            HttpRequest.newBuilder(gateway.resolve("/v2/apis"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(members))
                .build(),
            BodyHandlers.ofString())
        .thenApply(
            answer ->
                answer.statusCode() == 201 ? Optional.of(id(answer.body())) : Optional.empty());
  }

  private static String id(String api) {
    Matcher id = Pattern.compile("\"apiId\":\"([a-z0-9]+)\"").matcher(api);
    if (!id.find()) {
      throw new IllegalArgumentException("no apiId in " + api);
    }
    return id.group(1);
  }

  URI webSocket(URI gateway, String client) {
    return URI.create(
        "ws://%s/_aws/execute-api/%s/test?client=%s".formatted(gateway.getAuthority(), id, client));
  }

  /** PostToConnection through a gateway. */
  CompletableFuture<HttpResponse<String>> post(URI gateway, String connectionId, String text) {
    return HTTP.sendAsync(
        request(gateway, connectionId).POST(HttpRequest.BodyPublishers.ofString(text)).build(),
        BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> call(URI gateway, String connectionId, String method) {
    return HTTP.sendAsync(
        request(gateway, connectionId).method(method, HttpRequest.BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(URI gateway, String connectionId) {
    return HttpRequest.newBuilder(
            gateway.resolve(
                "/_aws/execute-api/%s/test/@connections/%s".formatted(id, connectionId)))
        .timeout(Duration.ofSeconds(20));
  }
}
