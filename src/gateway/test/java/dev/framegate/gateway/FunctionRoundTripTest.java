package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.gateway.settings.EndpointFunctions;
import dev.framegate.gateway.settings.Functions;
import dev.framegate.gateway.settings.JavaFunctions;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;

/** A chat of one function behind every route, as it would be written for AWS. */
final class FunctionRoundTripTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<Map<String, Object>> ends = new LinkedBlockingQueue<>();

  @Test
  void throughTheInvokePathOfAnotherServer() throws Exception {
    Chat chat = new Chat();
    try (FunctionServer server = new FunctionServer(Map.of("chat", chat))) {
      roundTrip(chat, new EndpointFunctions(server.address()));
    }
  }

  @Test
  void throughAHandlerOfThisProcess() throws Exception {
    Chat chat = new Chat();
    try (JavaFunctions functions = JavaFunctions.builder().function("chat", chat).build()) {
      roundTrip(chat, functions);
    }
  }

  private void roundTrip(Chat chat, Functions functions) throws Exception {
    try (Gateway gateway = Gateway.builder().functions(functions).start();
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address())) {
      chat.gateway = gateway.address();
      String apiId = deployed(aws);
      String url = gateway.address() + "/_aws/execute-api/" + apiId + "/test";
      assertThat(OrdinarySocket.knock(url)).isEqualTo(401);
      try (OrdinarySocket ann = OrdinarySocket.open(url + "?name=ann")) {
        ann.send("{\"action\":\"say\",\"text\":\"hello\"}");
        assertThat(ann.next()).isEqualTo("you said hello");
        ann.send("{\"action\":\"post\",\"text\":\"news\"}");
        assertThat(ann.next()).isEqualTo("posted news");
        ann.send("{\"action\":\"fail\"}");
        assertThat(ann.next()).contains("\"message\": \"Internal server error\"");
        ann.send("{\"action\":\"later\",\"text\":\"tea\"}");
        assertThat(ann.next()).isEqualTo("posted tea");
      }
      Map<String, Object> end = ends.poll(20, TimeUnit.SECONDS);
      assertThat(end).containsEntry("eventType", "DISCONNECT").containsEntry("apiId", apiId);
    }
  }

  /** Every route is a proxy of the function, but for one that only hands its event over. */
  private static String deployed(ApiGatewayV2Client aws) {
    SdkEchoApi api = SdkEchoApi.create(aws);
    String uri =
        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            + "arn:aws:lambda:us-east-1:123456789012:function:chat/invocations";
    String proxy =
        aws.createIntegration(
                b ->
                    b.apiId(api.id())
                        .integrationType(IntegrationType.AWS_PROXY)
                        .integrationMethod("POST")
                        .integrationUri(uri))
            .integrationId();
    for (String key : new String[] {"$connect", "$disconnect", "say", "post", "fail"}) {
      String route =
          aws.createRoute(
                  b ->
                      b.apiId(api.id())
                          .routeKey(key)
                          .target("integrations/" + proxy)
                          .routeResponseSelectionExpression("$default"))
              .routeId();
      aws.createRouteResponse(b -> b.apiId(api.id()).routeId(route).routeResponseKey("$default"));
    }
    String later =
        aws.createIntegration(
                b ->
                    b.apiId(api.id())
                        .integrationType(IntegrationType.AWS)
                        .integrationMethod("POST")
                        .integrationUri(uri)
                        .requestParameters(
                            Map.of("integration.request.header.X-Amz-Invocation-Type", "'Event'"))
                        .templateSelectionExpression("\\$default")
                        .requestTemplates(
                            Map.of(
                                "$default",
                                """
                                {"requestContext": {"routeKey": "post", "eventType": "MESSAGE",
                                  "apiId": "$context.apiId", "stage": "$context.stage",
                                  "connectionId": "$context.connectionId"},
                                 "body": "$util.escapeJavaScript($input.body)"}""")))
            .integrationId();
    aws.createRoute(b -> b.apiId(api.id()).routeKey("later").target("integrations/" + later));
    api.deployTo("test");
    return api.id();
  }

  /** The function. */
  private final class Chat implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private volatile URI gateway = URI.create("http://127.0.0.1");

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
      Map<?, ?> about = (Map<?, ?>) event.get("requestContext");
      switch (String.valueOf(about.get("routeKey"))) {
        case "$connect":
          Map<?, ?> query = (Map<?, ?>) event.get("queryStringParameters");
          return Map.of("statusCode", query == null ? 401 : 200);
        case "$disconnect":
          ends.add(
              JSON.convertValue(
                  about,
                  JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class)));
          return Map.of("statusCode", 200);
        case "say":
          return Map.of("statusCode", 200, "body", "you said " + text(event));
        case "post":
          post(about, "posted " + text(event));
          return Map.of("statusCode", 200);
        default:
          throw new IllegalStateException("no such route");
      }
    }

    private void post(Map<?, ?> about, String text) {
      try (ApiGatewayManagementApiClient callbacks =
          SdkClients.callbacks(
              gateway, String.valueOf(about.get("apiId")), String.valueOf(about.get("stage")))) {
        callbacks.postToConnection(
            b ->
                b.connectionId(String.valueOf(about.get("connectionId")))
                    .data(SdkBytes.fromUtf8String(text)));
      }
    }

    private static String text(Map<String, Object> event) {
      try {
        return JSON.readTree(String.valueOf(event.get("body"))).path("text").asText();
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }
}
