package dev.framegate.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * The gateway with an API whose route {@code echo} returns the message: by a MOCK integration, or
 * by a backend over HTTP.
 */
final class GatewayServer {
  private static final int UNLIMITED = 1_000_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CALLS = HttpClient.newHttpClient();

  private GatewayServer() {}

  public static void main(String[] args) throws Exception {
    Gateway gateway =
        Gateway.builder()
            .limits(
                Limits.aws()
                    .with(Limit.REQUESTS_PER_SECOND, UNLIMITED)
                    .with(Limit.REQUESTS_BURST, UNLIMITED)
                    .with(Limit.CONNECTIONS_PER_SECOND, UNLIMITED))
            .start();
    String api =
        create(
            gateway,
            "",
            object()
                .put("name", "bench")
                .put("protocolType", "WEBSOCKET")
                .put("routeSelectionExpression", "$request.body.action"),
            "apiId");
    if (args.length == 0) {
      String mock = integration(gateway, api, "{\"statusCode\":200,\"message\":$input.body}");
      create(
          gateway,
          api + "/integrations/" + mock + "/integrationresponses",
          object()
              .put("integrationResponseKey", "$default")
              .set("responseTemplates", object().put("$default", "$input.json('$.message')")),
          "integrationResponseId");
      route(gateway, api, "echo", mock);
      route(gateway, api, "$connect", integration(gateway, api, "{\"statusCode\":200}"));
    } else {
      String http =
          create(
              gateway,
              api + "/integrations",
              object()
                  .put("integrationType", "HTTP_PROXY")
                  .put("integrationMethod", "POST")
                  .put("integrationUri", args[0]),
              "integrationId");
      route(gateway, api, "echo", http);
    }
    create(gateway, api + "/deployments", object(), "deploymentId");
    ObjectNode stage = object().put("stageName", "bench").put("autoDeploy", true);
    create(gateway, api + "/stages", stage, "stageName");
    URI address = gateway.address();
    ControlLoop.serve(
        URI.create(
            "ws://%s:%d/_aws/execute-api/%s/bench"
                .formatted(address.getHost(), address.getPort(), api)),
        seconds -> 0);
  }

  private static String integration(Gateway gateway, String api, String template) throws Exception {
    return create(
        gateway,
        api + "/integrations",
        object()
            .put("integrationType", "MOCK")
            .set("requestTemplates", object().put("$default", template)),
        "integrationId");
  }

  private static void route(Gateway gateway, String api, String key, String integration)
      throws Exception {
    ObjectNode route = object().put("routeKey", key).put("target", "integrations/" + integration);
    if (key.startsWith("$")) {
      create(gateway, api + "/routes", route, "routeId");
      return;
    }
    route.put("routeResponseSelectionExpression", "$default");
    String id = create(gateway, api + "/routes", route, "routeId");
    create(
        gateway,
        api + "/routes/" + id + "/routeresponses",
        object().put("routeResponseKey", "$default"),
        "routeResponseId");
  }

  private static String create(Gateway gateway, String path, ObjectNode members, String id)
      throws Exception {
    URI address = gateway.address().resolve("/v2/apis" + (path.isEmpty() ? "" : "/" + path));
    HttpResponse<String> answer =
        CALLS.send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(members.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("POST " + address + ": " + answer.body());
    }
    return JSON.readTree(answer.body()).path(id).asText();
  }

  private static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
