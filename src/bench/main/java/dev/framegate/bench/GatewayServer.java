package dev.framegate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;

/**
 * The gateway with an API whose route {@code echo} returns the message: by a MOCK integration, or
 * by a backend over HTTP.
 */
final class GatewayServer {
  private static final int UNLIMITED = 1_000_000_000;

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
    ApiCalls calls = new ApiCalls(gateway.address());
    String api = calls.api();
    if (args.length == 0) {
      String mock = integration(calls, api, "{\"statusCode\":200,\"message\":$input.body}");
      calls.create(
          api + "/integrations/" + mock + "/integrationresponses",
          ApiCalls.object()
              .put("integrationResponseKey", "$default")
              .set(
                  "responseTemplates",
                  ApiCalls.object().put("$default", "$input.json('$.message')")),
          "integrationResponseId");
      route(calls, api, "echo", mock);
      route(calls, api, "$connect", integration(calls, api, "{\"statusCode\":200}"));
    } else {
      String http =
          calls.create(
              api + "/integrations",
              ApiCalls.object()
                  .put("integrationType", "HTTP_PROXY")
                  .put("integrationMethod", "POST")
                  .put("integrationUri", args[0]),
              "integrationId");
      route(calls, api, "echo", http);
    }
    ControlLoop.serve(calls.deploy(api), seconds -> 0);
  }

  private static String integration(ApiCalls calls, String api, String template) throws Exception {
    return calls.create(
        api + "/integrations",
        ApiCalls.object()
            .put("integrationType", "MOCK")
            .set("requestTemplates", ApiCalls.object().put("$default", template)),
        "integrationId");
  }

  private static void route(ApiCalls calls, String api, String key, String integration)
      throws Exception {
    ObjectNode route =
        ApiCalls.object().put("routeKey", key).put("target", "integrations/" + integration);
    if (key.startsWith("$")) {
      calls.create(api + "/routes", route, "routeId");
      return;
    }
    route.put("routeResponseSelectionExpression", "$default");
    String id = calls.create(api + "/routes", route, "routeId");
    calls.create(
        api + "/routes/" + id + "/routeresponses",
        ApiCalls.object().put("routeResponseKey", "$default"),
        "routeResponseId");
  }
}
