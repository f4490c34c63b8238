package dev.framegate.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.assembly.GatewaySettings;
import dev.framegate.gateway.internal.assembly.RunningGateway;
import dev.framegate.gateway.journal.GatewayJournal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Collects the routes of a WebSocket API, with functions as lambdas, and deploys it. It calls the
 * operations of the control plane, and so the API is one like any other:
 *
 * <pre>{@code
 * DeployedApi chat =
 *     gateway.api("chat").route("greet", event -> "hello " + event.connectionId()).deploy("test");
 * }</pre>
 */
public final class ApiBuilder {
  private static final String FUNCTION =
      "arn:aws:apigateway:%1$s:lambda:path/2015-03-31/functions/arn:aws:lambda:%1$s:000000000000"
          + ":function:%2$s/invocations";

  private final RunningGateway gateway;
  private final RouteFunctions functions;
  private final @Nullable GatewayJournal journal;
  private final String name;
  private final Map<String, RouteFunctions.Body> byRoute = new LinkedHashMap<>();
  private final Map<String, URI> backends = new LinkedHashMap<>();
  private String selection = "$request.body.action";

  ApiBuilder(
      RunningGateway gateway,
      RouteFunctions functions,
      @Nullable GatewayJournal journal,
      String name) {
    this.gateway = gateway;
    this.functions = functions;
    this.journal = journal;
    this.name = name;
  }

  /** The route selection expression; by default {@code $request.body.action}. */
  public ApiBuilder selecting(String expression) {
    selection = expression;
    return this;
  }

  /**
   * A route whose messages a function handles. What it returns is the answer to the client.
   *
   * @param key such as {@code greet} or {@code $default}
   */
  public ApiBuilder route(String key, RouteHandler handler) {
    byRoute.put(key, event -> RouteFunctions.response(200, handler.handle(event)));
    return this;
  }

  /**
   * A route whose messages an HTTP server receives as POST requests ({@code HTTP_PROXY}). What it
   * answers is sent to the client.
   */
  public ApiBuilder route(String key, URI backend) {
    backends.put(key, backend);
    return this;
  }

  /** {@code $connect}: the function returns the HTTP status, and 200 to 299 admits the client. */
  public ApiBuilder onConnect(ToIntFunction<RouteEvent> status) {
    byRoute.put("$connect", event -> RouteFunctions.response(status.applyAsInt(event), null));
    return this;
  }

  /** {@code $disconnect}: the function is called after a connection has ended. */
  public ApiBuilder onDisconnect(Consumer<RouteEvent> handler) {
    byRoute.put(
        "$disconnect",
        event -> {
          handler.accept(event);
          return RouteFunctions.response(200, null);
        });
    return this;
  }

  /**
   * Creates the API with its routes, and a stage with a deployment of it.
   *
   * @throws IllegalArgumentException if the control plane refuses a part of it; the message has the
   *     answer
   */
  public DeployedApi deploy(String stage) {
    ControlCalls control = new ControlCalls(gateway);
    JsonNode api =
        control.create(
            "/apis",
            ControlCalls.object()
                .put("name", name)
                .put("protocolType", "WEBSOCKET")
                .put("routeSelectionExpression", selection));
    String id = api.path("apiId").asText();
    String path = "/apis/" + id;
    byRoute.forEach(
        (key, body) -> {
          String function = functions.add(functionPrefix(id), body);
          addRoute(
              control,
              path,
              key,
              "AWS_PROXY",
              FUNCTION.formatted(GatewaySettings.REGION, function));
        });
    backends.forEach(
        (key, backend) -> addRoute(control, path, key, "HTTP_PROXY", backend.toString()));
    String deployment =
        control.create(path + "/deployments", ControlCalls.object()).path("deploymentId").asText();
    control.create(
        path + "/stages",
        ControlCalls.object().put("stageName", stage).put("deploymentId", deployment));
    return new DeployedApi(gateway, journal, id, stage);
  }

  static String functionPrefix(String apiId) {
    return "framegate-" + apiId + "-";
  }

  private static void addRoute(
      ControlCalls control, String path, String key, String type, String uri) {
    ObjectNode integration =
        ControlCalls.object()
            .put("integrationType", type)
            .put("integrationMethod", "POST")
            .put("integrationUri", uri);
    String target =
        "integrations/"
            + control.create(path + "/integrations", integration).path("integrationId").asText();
    ObjectNode route = ControlCalls.object().put("routeKey", key).put("target", target);
    boolean answers = !key.equals("$disconnect");
    if (answers) {
      route.put("routeResponseSelectionExpression", "$default");
    }
    String id = control.create(path + "/routes", route).path("routeId").asText();
    if (answers) {
      control.create(
          path + "/routes/" + id + "/routeresponses",
          ControlCalls.object().put("routeResponseKey", "$default"));
    }
  }
}
