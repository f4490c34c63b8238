package dev.framegate.gateway.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Operation;
import dev.framegate.contract.OperationRequest;
import dev.framegate.contract.ServiceModel;
import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.deploy.ApiDefinition;
import dev.framegate.gateway.internal.deploy.DeploymentExceptions;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.settings.Limits;
import dev.framegate.testing.ResponseShapeAssertion;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A control plane and a client that holds every answer against the service model. Its compiler
 * remembers what each snapshot was made from, and refuses routes whose operation is "broken".
 */
final class ControlPlaneFixture {
  static final String NEW_API =
      """
      {"name":"api","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}""";

  private static final ServiceModel MODEL = ServiceModel.controlPlane();
  private static final JsonMapper JSON = new JsonMapper();

  /** An answer, already found to conform to the model. */
  record FixtureReply(int status, JsonNode body, Map<String, String> headers) {
    String text(String member) {
      return body.path(member).asText();
    }

    FixtureReply succeeded() {
      assertThat(status).as("%s", body).isLessThan(300);
      return this;
    }
  }

  /** A clock that stands until it is moved. */
  static final class ManualClock extends Clock {
    private Instant now = Instant.parse("2018-11-15T06:49:09.750Z");

    void advanceSeconds(long seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  final ManualClock clock = new ManualClock();
  final ResourceStore store;
  final ControlPlane plane;
  private final Map<Snapshot, ApiDefinition> sources = new ConcurrentHashMap<>();

  ControlPlaneFixture() {
    this(ControlPolicies.aws());
  }

  ControlPlaneFixture(ControlPolicies policies) {
    this(policies, new MemoryStore());
  }

  ControlPlaneFixture(ControlPolicies policies, ResourceStore store) {
    this(policies, store, operation -> true);
  }

  ControlPlaneFixture(ControlPolicies policies, ResourceStore store, Predicate<String> throttle) {
    this.store = store;
    this.plane =
        new ControlPlane(
            policies,
            new ControlPlaneEnvironment(
                clock,
                new AccountRegion("123456789012", "us-east-1"),
                id -> "ws://" + id + ".test",
                this::compile),
            store,
            throttle);
  }

  static <T> ControlPlaneFixture with(Class<T> part, T replacement) {
    return new ControlPlaneFixture(
        ControlPolicies.of(Limits.aws(), PartReplacements.NONE.with(part, aws -> replacement)));
  }

  static ControlPlaneFixture without(ControlPlaneRule rule) {
    return with(EnforcedRules.class, each -> each != rule);
  }

  private Snapshot compile(ApiDefinition definition) {
    for (ObjectNode route : definition.routes()) {
      if (route.path("operationName").asText().equals("broken")) {
        throw DeploymentExceptions.because(
            "Route " + route.path("routeKey").asText() + " is broken");
      }
    }
    Snapshot snapshot = new Snapshot();
    sources.put(snapshot, definition);
    return snapshot;
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Calls an operation by its name with members that are printed into the pattern. */
  FixtureReply call(String operation, String members, Object... arguments) {
    return call(operation, json(members.formatted(arguments)));
  }

  FixtureReply call(String name, ObjectNode members) {
    Operation operation = MODEL.operation(name).orElseThrow();
    OperationRequest request = operation.request(members);
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (!request.query().isEmpty()) {
      for (String pair : request.query().split("&")) {
        String[] parts = pair.split("=", 2);
        query
            .computeIfAbsent(parts[0], k -> new ArrayList<>())
            .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return answer(
        new ServerRequest(request.method(), request.path(), query, Map.of(), request.body()));
  }

  FixtureReply raw(String method, String path, String body) {
    return answer(
        new ServerRequest(method, path, Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }

  private FixtureReply answer(ServerRequest call) {
    ServerResponse answer = plane.handle(call);
    ResponseShapeAssertion.hold(call.method(), call.path(), answer.status(), answer.body());
    FixtureReply reply = reply(answer);
    assertThat(reply.headers()).containsKey("x-amzn-RequestId");
    if (reply.status() >= 300) {
      assertThat(reply.headers()).containsKey("x-amzn-ErrorType");
    }
    return reply;
  }

  private static FixtureReply reply(ServerResponse answer) {
    try {
      JsonNode body =
          answer.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(answer.body());
      return new FixtureReply(answer.status(), body, answer.headers());
    } catch (IOException e) {
      throw new AssertionError("The answer is no JSON: " + answer.text(), e);
    }
  }

  void refuses(int status, String message, String operation, String members, Object... arguments) {
    FixtureReply reply = call(operation, members, arguments);
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(status);
    assertThat(reply.text("message")).contains(message);
  }

  String newApi() {
    return call("CreateApi", NEW_API).succeeded().text("apiId");
  }

  /** An API with one route without integration. */
  String newApiWithRoute() {
    String api = newApi();
    newRoute(api, "echo");
    return api;
  }

  String newRoute(String api, String key) {
    return call("CreateRoute", "{\"apiId\":\"%s\",\"routeKey\":\"%s\"}", api, key)
        .succeeded()
        .text("routeId");
  }

  String newIntegration(String api) {
    return call("CreateIntegration", "{\"apiId\":\"%s\",\"integrationType\":\"MOCK\"}", api)
        .succeeded()
        .text("integrationId");
  }

  String deploy(String api) {
    return call("CreateDeployment", "{\"apiId\":\"%s\"}", api).succeeded().text("deploymentId");
  }

  FixtureReply newStage(String api, String name, String deploymentId) {
    return call(
            "CreateStage",
            "{\"apiId\":\"%s\",\"stageName\":\"%s\",\"deploymentId\":\"%s\"}",
            api,
            name,
            deploymentId)
        .succeeded();
  }

  FixtureReply newAutoStage(String api, String name) {
    return call(
            "CreateStage", "{\"apiId\":\"%s\",\"stageName\":\"%s\",\"autoDeploy\":true}", api, name)
        .succeeded();
  }

  FixtureReply stage(String api, String name) {
    return call("GetStage", "{\"apiId\":\"%s\",\"stageName\":\"%s\"}", api, name).succeeded();
  }

  int count(String operation, String api) {
    return call(operation, "{\"apiId\":\"%s\"}", api).succeeded().body().path("items").size();
  }

  LiveStage live(String api, String stage) {
    return plane.stages().find(api, stage).orElseThrow();
  }

  /** The route keys that clients of a stage are served. */
  List<String> served(String api, String stage) {
    Snapshot snapshot = live(api, stage).snapshot();
    return snapshot == null
        ? List.of()
        : sources.get(snapshot).routes().stream()
            .map(r -> r.path("routeKey").asText())
            .sorted()
            .toList();
  }

  /** Everything that is stored. */
  Map<String, String> stored() {
    Map<String, String> all = new LinkedHashMap<>();
    store.list("", "", Integer.MAX_VALUE).forEach(e -> all.put(e.key(), e.value().toString()));
    return all;
  }
}
