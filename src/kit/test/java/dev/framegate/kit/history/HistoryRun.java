package dev.framegate.kit.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.FunctionResult;
import dev.framegate.kit.history.HistoryEvent.Kind;
import dev.framegate.kit.values.StepJson;
import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.FrameClient;
import dev.framegate.kit.wire.FrameConnection;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import dev.framegate.kit.wire.Message;
import dev.framegate.kit.wire.Transcript;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Clients, callbacks and deployments at once against one gateway, and what happened to them. */
final class HistoryRun implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String STAGE = "test";

  private final List<HistoryEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> clientsById = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final FrameClient frames = new FrameClient();
  private final Gateway gateway;
  private final String apiId;
  private final String response;
  private final long seed;

  HistoryRun(long seed) throws Exception {
    this.seed = seed;
    gateway =
        Gateway.builder()
            .functions(
                (function, event, async) -> {
                  disconnected(new String(event, StandardCharsets.UTF_8));
                  return CompletableFuture.completedFuture(
                      new FunctionResult.Returned(
                          "{\"statusCode\":200}".getBytes(StandardCharsets.UTF_8)));
                })
            .start();
    apiId =
        call(
                "POST",
                "",
                """
                {"name":"history","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}
                """)
            .path("apiId")
            .asText();
    response = echo();
    String function =
        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:end/invocations";
    route(
        "$disconnect",
        made(
            "/integrations",
            "integrationId",
            "{\"integrationType\":\"AWS_PROXY\",\"integrationMethod\":\"POST\",\"integrationUri\":\"%s\"}"
                .formatted(function)));
    String deployment = made("/deployments", "deploymentId", "{}");
    made(
        "/stages",
        "stageName",
        "{\"stageName\":\"%s\",\"deploymentId\":\"%s\"}".formatted(STAGE, deployment));
  }

  private String echo() throws Exception {
    String integration =
        made(
            "/integrations",
            "integrationId",
            """
            {"integrationType":"MOCK","templateSelectionExpression":"\\\\$default",
             "requestTemplates":{"$default":"{\\"statusCode\\":200,\\"id\\":\\"$input.path('$.id')\\"}"}}
            """);
    String path = "/integrations/" + integration + "/integrationresponses";
    String id =
        made(
            path,
            "integrationResponseId",
            "{\"integrationResponseKey\":\"$default\",\"templateSelectionExpression\":\"\\\\$default\",%s}"
                .formatted(template(0)));
    String route = route("echo", integration);
    made(
        "/routes/" + route + "/routeresponses",
        "routeResponseId",
        "{\"routeResponseKey\":\"$default\"}");
    return path + "/" + id;
  }

  private String route(String key, String integration) throws Exception {
    return made(
        "/routes",
        "routeId",
        "{\"routeKey\":\"%s\",\"target\":\"integrations/%s\",\"routeResponseSelectionExpression\":\"$default\"}"
            .formatted(key, integration));
  }

  private static String template(int snapshot) {
    return "\"responseTemplates\":{\"$default\":\"{\\\"id\\\":\\\"$input.path('$.id')\\\",\\\"snapshot\\\":%d,\\\"connectionId\\\":\\\"$context.connectionId\\\"}\"}"
        .formatted(snapshot);
  }

  private String made(String path, String id, String body) throws Exception {
    return call("POST", "/" + apiId + path, body).path(id).asText();
  }

  private JsonNode call(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        send(method, gateway.address() + "/v2/apis" + path, body.getBytes(StandardCharsets.UTF_8));
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(
          "%s %s answered %d %s".formatted(method, path, answer.statusCode(), answer.body()));
    }
    return StepJson.parse(answer.body()).orElseThrow();
  }

  private HttpResponse<String> send(String method, String address, byte[] body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .timeout(LONGEST)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  URI address() {
    return gateway.address();
  }

  /**
   * Does everything at once, and waits for the end of it.
   *
   * @param network host and port by which clients reach the gateway
   * @param disturbance happens when the clients are half way
   */
  List<HistoryEvent> run(
      String network, int clients, int messages, int deployments, Runnable disturbance)
      throws Exception {
    ExecutorService workers = Executors.newCachedThreadPool();
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        String name = "client-" + i;
        boolean first = i == 0;
        Random random = new Random(seed + i);
        work.add(() -> client(network, name, messages, random, first ? disturbance : () -> {}));
      }
      work.add(() -> deploy(deployments));
      for (Future<Void> done : workers.invokeAll(work, 60, TimeUnit.SECONDS)) {
        done.get();
      }
    } finally {
      workers.shutdownNow();
    }
    return List.copyOf(events);
  }

  private Void deploy(int deployments) throws Exception {
    for (int snapshot = 1; snapshot <= deployments; snapshot++) {
      call("PATCH", "/" + apiId + response, "{" + template(snapshot) + "}");
      add(Kind.DEPLOYING, "", "", snapshot);
      call("POST", "/" + apiId + "/deployments", "{\"stageName\":\"" + STAGE + "\"}");
      add(Kind.DEPLOYED, "", "", snapshot);
    }
    return null;
  }

  private Void client(
      String network, String name, int messages, Random random, Runnable disturbance)
      throws Exception {
    URI url = URI.create("ws://%s/_aws/execute-api/%s/%s".formatted(network, apiId, STAGE));
    HandshakeResult result = frames.open(url, HandshakeOptions.plain(), new Transcript(), name);
    if (!(result instanceof HandshakeResult.Accepted accepted)) {
      throw new IllegalStateException(name + " could not connect: " + result);
    }
    try (FrameConnection connection = accepted.connection()) {
      String id = exchange(connection, name, 0, 1).orElseThrow();
      clientsById.put(id, name);
      int sent = 1;
      while (sent < messages && connection.isOpen()) {
        int burst = 1 + random.nextInt(4);
        if (sent >= messages / 2) {
          disturbance.run();
        }
        if (random.nextInt(3) == 0) {
          post(name, id, "callback-%s-%d".formatted(name, sent));
        }
        exchange(connection, name, sent, burst);
        sent += burst;
      }
      if (connection.isOpen()) {
        add(Kind.CLOSING, name, "", 0);
        connection.close(1000);
        drain(connection, name, LONGEST);
      } else {
        add(Kind.BROKEN, name, "", 0);
      }
      postUntilGone(name, id);
    }
    return null;
  }

  /** Sends some messages, waits for their answers, and tells the connection's id. */
  private Optional<String> exchange(FrameConnection connection, String name, int first, int count) {
    for (int i = first; i < first + count; i++) {
      add(Kind.SENT, name, "m" + i, 0);
      connection.send(ClientFrame.text("{\"action\":\"echo\",\"id\":\"m" + i + "\"}"));
    }
    Optional<String> id = Optional.empty();
    for (int answers = 0; answers < count; ) {
      Optional<Message> message = connection.next(LONGEST);
      if (message.isEmpty()) {
        return id;
      }
      Optional<String> told = received(name, message.get());
      if (told.isPresent()) {
        id = told;
        answers++;
      }
    }
    return id;
  }

  private void drain(FrameConnection connection, String name, Duration longest) {
    connection.closed(longest);
    for (Optional<Message> left = connection.next(Duration.ZERO);
        left.isPresent();
        left = connection.next(Duration.ZERO)) {
      received(name, left.get());
    }
  }

  private Optional<String> received(String name, Message message) {
    Optional<JsonNode> answer = StepJson.parse(message.text()).filter(JsonNode::isObject);
    if (answer.isEmpty()) {
      add(Kind.RECEIVED, name, message.text(), 0);
      return Optional.empty();
    }
    add(
        Kind.ANSWERED,
        name,
        answer.get().path("id").asText(),
        answer.get().path("snapshot").asInt(-1));
    return Optional.of(answer.get().path("connectionId").asText());
  }

  private int post(String name, String id, String text) throws Exception {
    add(Kind.POSTING, name, text, 0);
    int status =
        send(
                "POST",
                "%s/_aws/execute-api/%s/%s/@connections/%s"
                    .formatted(gateway.address(), apiId, STAGE, id.replace("=", "%3D")),
                text.getBytes(StandardCharsets.UTF_8))
            .statusCode();
    add(Kind.POSTED, name, text, status);
    return status;
  }

  private void postUntilGone(String name, String id) throws Exception {
    long end = System.nanoTime() + LONGEST.toNanos();
    int tries = 0;
    while (post(name, id, "late-%s-%d".formatted(name, tries++)) != 410) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The connection of " + name + " is never gone.");
      }
      Thread.onSpinWait();
    }
    post(name, id, "later-" + name);
  }

  private void disconnected(String event) {
    String id =
        StepJson.parse(event)
            .map(node -> node.path("requestContext").path("connectionId").asText())
            .orElse("");
    add(Kind.DISCONNECTED, clientsById.getOrDefault(id, "unknown " + id), "", 0);
  }

  private void add(Kind kind, String client, String subject, int number) {
    events.add(new HistoryEvent(kind, client, subject, number));
  }

  /** How many connections had their {@code $disconnect}. */
  long disconnects() {
    synchronized (events) {
      return events.stream().filter(event -> event.kind() == Kind.DISCONNECTED).count();
    }
  }

  List<HistoryEvent> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  @Override
  public void close() {
    frames.close();
    gateway.close();
  }
}
