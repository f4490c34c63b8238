package dev.framegate.gateway.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes APIs of its own, one call after the other, and keeps books: what was acknowledged, and
 * what would be if the call under way succeeds.
 */
final class ApiWriter {
  private static final int MOST_APIS = 4;
  private static final int MOST_ROUTES = 8;
  private static final int MOST_DEPLOYMENTS = 6;

  private final String name;
  private final Random random;
  private ExpectedApis acknowledged = ExpectedApis.EMPTY;
  private ExpectedApis underWay = ExpectedApis.EMPTY;
  private Map<String, String> apiIds = new HashMap<>();
  private Map<String, String> routeIds = new HashMap<>();
  private int count;

  ApiWriter(String name, long seed) {
    this.name = name;
    this.random = new Random(seed);
  }

  ExpectedApis acknowledged() {
    return acknowledged;
  }

  ExpectedApis underWay() {
    return underWay;
  }

  /** One call. After an exception it is unknown whether it was carried out. */
  void step(ControlClient gateway) throws IOException {
    List<String> apis = new ArrayList<>(acknowledged.apis().keySet());
    if (apis.isEmpty() || apis.size() < MOST_APIS && random.nextInt(8) == 0) {
      createApi(gateway);
      return;
    }
    String tag = apis.get(random.nextInt(apis.size()));
    ExpectedApis.Api api = acknowledged.apis().get(tag);
    List<String> routes = new ArrayList<>(api.routes().keySet());
    boolean full = api.deployments().size() >= MOST_DEPLOYMENTS;
    switch (full ? 5 : random.nextInt(5)) {
      case 0 -> {
        String renamed = "name-" + count++;
        underWay = acknowledged.with(tag, api.named(renamed));
        gateway.call("PATCH", "/v2/apis/" + apiIds.get(tag), Map.of("name", renamed), 200);
      }
      case 1 -> {
        if (routes.size() < MOST_ROUTES) {
          createRoute(gateway, tag, api);
        } else {
          deleteRoute(gateway, tag, api, routes.get(random.nextInt(routes.size())));
        }
      }
      case 2, 3 -> {
        if (routes.isEmpty()) {
          createRoute(gateway, tag, api);
        } else if (random.nextBoolean()) {
          renameRoute(gateway, tag, api, routes.get(random.nextInt(routes.size())));
        } else {
          deploy(gateway, tag, api);
        }
      }
      case 4 -> {
        if (routes.size() > 1) {
          deleteRoute(gateway, tag, api, routes.get(random.nextInt(routes.size())));
        } else {
          createRoute(gateway, tag, api);
        }
      }
      default -> {
        underWay = acknowledged.without(tag);
        gateway.call("DELETE", "/v2/apis/" + apiIds.get(tag), Map.of(), 204);
      }
    }
    acknowledged = underWay;
  }

  private void createApi(ControlClient gateway) throws IOException {
    String tag = name + "-" + count++;
    underWay =
        acknowledged.with(tag, new ExpectedApis.Api("new", new TreeMap<>(), new TreeSet<>(), ""));
    JsonNode made =
        gateway.call(
            "POST",
            "/v2/apis",
            Map.of(
                "name", "new",
                "description", tag,
                "protocolType", "WEBSOCKET",
                "routeSelectionExpression", "$request.body.action"),
            201);
    apiIds.put(tag, made.path("apiId").asText());
    acknowledged = underWay;
  }

  private void createRoute(ControlClient gateway, String tag, ExpectedApis.Api api)
      throws IOException {
    String key = "route-" + count++;
    underWay = acknowledged.with(tag, api.withRoute(key, "op"));
    JsonNode made =
        gateway.call(
            "POST",
            "/v2/apis/" + apiIds.get(tag) + "/routes",
            Map.of("routeKey", key, "operationName", "op"),
            201);
    routeIds.put(key, made.path("routeId").asText());
  }

  private void renameRoute(ControlClient gateway, String tag, ExpectedApis.Api api, String key)
      throws IOException {
    String operation = "op-" + count++;
    underWay = acknowledged.with(tag, api.withRoute(key, operation));
    gateway.call("PATCH", route(tag, key), Map.of("operationName", operation), 200);
  }

  private void deleteRoute(ControlClient gateway, String tag, ExpectedApis.Api api, String key)
      throws IOException {
    underWay = acknowledged.with(tag, api.withoutRoute(key));
    gateway.call("DELETE", route(tag, key), Map.of(), 204);
  }

  private String route(String tag, String key) {
    return "/v2/apis/" + apiIds.get(tag) + "/routes/" + routeIds.get(key);
  }

  /** Writes three things at once: the deployment, what it was made from, and the stage. */
  private void deploy(ControlClient gateway, String tag, ExpectedApis.Api api) throws IOException {
    String description = "deployment-" + count++;
    underWay = acknowledged.with(tag, api.deployed(description));
    gateway.call(
        "POST",
        "/v2/apis/" + apiIds.get(tag) + "/deployments",
        Map.of("description", description, "stageName", "live"),
        201);
  }

  /** Reads what the gateway holds of this writer, and goes on from there. */
  ExpectedApis read(ControlClient gateway) throws IOException {
    ExpectedApis found = ExpectedApis.EMPTY;
    apiIds = new HashMap<>();
    routeIds = new HashMap<>();
    for (JsonNode api : gateway.items("/v2/apis")) {
      String tag = api.path("description").asText();
      if (tag.startsWith(name + "-")) {
        apiIds.put(tag, api.path("apiId").asText());
        found = found.with(tag, readApi(gateway, api));
      }
    }
    acknowledged = found;
    underWay = found;
    return found;
  }

  private ExpectedApis.Api readApi(ControlClient gateway, JsonNode api) throws IOException {
    String apiId = api.path("apiId").asText();
    String base = "/v2/apis/" + apiId;
    Map<String, String> routes = new TreeMap<>();
    for (JsonNode route : gateway.items(base + "/routes")) {
      String key = route.path("routeKey").asText();
      routes.put(key, route.path("operationName").asText());
      routeIds.put(key, route.path("routeId").asText());
    }
    Map<String, String> deployments = new TreeMap<>();
    for (JsonNode deployment : gateway.items(base + "/deployments")) {
      deployments.put(
          deployment.path("deploymentId").asText(), deployment.path("description").asText());
    }
    String live = "";
    for (JsonNode stage : gateway.items(base + "/stages")) {
      live = deployments.get(stage.path("deploymentId").asText());
      int served = gateway.status("/_aws/execute-api/" + apiId + "/live");
      if (served != 426) {
        throw new AssertionError("stage live of %s is not served: %d".formatted(apiId, served));
      }
    }
    return new ExpectedApis.Api(
        api.path("name").asText(), routes, new TreeSet<>(deployments.values()), live);
  }
}
