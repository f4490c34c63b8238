package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import dev.framegate.testing.ResponseShapeAssertion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two thousand writers over real sockets, two hundred of them at any time: each call has an effect
 * of its own, or is refused for a reason.
 */
@Order(1) // It takes long.
final class ParallelWritersTest {
  private static final int WRITERS = 2_000;

  /** Fewer than the gateway lets wait, so that none is refused for their number. */
  private static final int AT_ONCE = 200;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private enum Kept {
    IN_MEMORY,
    IN_A_DIRECTORY
  }

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void onOneApi(Kept kept) throws Exception {
    Set<String> keys = new HashSet<>();
    Map<String, String> variables = new TreeMap<>();
    String[] api = new String[1];
    with(
        kept,
        gateway -> {
          api[0] = createApi(gateway, "one");
          send(gateway, "POST", stages(api[0]), "{\"stageName\":\"test\"}").join();

          List<HttpResponse<String>> created =
              all(i -> send(gateway, "POST", routes(api[0]), routeKey("key-" + i / 2)));
          assertThat(statuses(created)).containsOnlyKeys(201, 409).containsEntry(201, 1_000L);

          List<HttpResponse<String>> updated =
              all(
                  i ->
                      send(
                          gateway,
                          "PATCH",
                          stages(api[0]) + "/test",
                          "{\"stageVariables\":{\"v%d\":\"%d\"}}".formatted(i, i)));
          assertThat(statuses(updated)).containsOnlyKeys(200);

          List<String> ids = ids(created, "routeId");
          List<HttpResponse<String>> deleted =
              all(i -> send(gateway, "DELETE", routes(api[0]) + "/" + ids.get(i % 500), ""));
          assertThat(statuses(deleted)).containsOnlyKeys(204, 404).containsEntry(204, 500L);

          items(gateway, routes(api[0])).forEach(r -> keys.add(r.path("routeKey").asText()));
          variables.putAll(variables(gateway, api[0]));
        });
    assertThat(keys).hasSize(500);
    assertThat(variables).hasSize(WRITERS).containsEntry("v1999", "1999");
    if (kept == Kept.IN_A_DIRECTORY) {
      with(
          kept,
          gateway -> {
            assertThat(items(gateway, routes(api[0]))).hasSize(500);
            assertThat(variables(gateway, api[0])).isEqualTo(variables);
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void onManyApis(Kept kept) throws Exception {
    List<String> apis = new ArrayList<>();
    with(
        kept,
        gateway -> {
          List<HttpResponse<String>> created =
              all(i -> send(gateway, "POST", "/v2/apis", apiBody("api-" + i)));
          assertThat(statuses(created)).containsOnlyKeys(201);
          apis.addAll(ids(created, "apiId"));
          assertThat(apis).doesNotHaveDuplicates();

          List<HttpResponse<String>> routed =
              all(
                  i ->
                      send(
                          gateway,
                          "POST",
                          routes(apis.get(i * 7 % 100)),
                          routeKey("key-" + i / 100)));
          assertThat(statuses(routed)).containsOnlyKeys(201);
          assertThat(ids(routed, "routeId")).hasSize(WRITERS);
        });
    if (kept == Kept.IN_A_DIRECTORY) {
      with(
          kept,
          gateway -> {
            assertThat(items(gateway, "/v2/apis")).hasSize(WRITERS);
            for (String api : apis.subList(0, 100)) {
              assertThat(items(gateway, routes(api))).hasSize(WRITERS / 100);
            }
          });
    }
  }

  private void with(Kept kept, Consumer<URI> work) {
    Limits room = Limits.aws().with(Limit.APIS, 5_000).with(Limit.ROUTES, 5_000);
    Gateway.Builder builder = Gateway.builder().limits(room);
    if (kept == Kept.IN_A_DIRECTORY) {
      builder.state(directory);
    }
    try (Gateway gateway = builder.start()) {
      work.accept(gateway.address());
    }
  }

  private static List<HttpResponse<String>> all(
      IntFunction<CompletableFuture<HttpResponse<String>>> writer) {
    Semaphore places = new Semaphore(AT_ONCE);
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      places.acquireUninterruptibly();
      answers.add(writer.apply(i).whenComplete((answer, failure) -> places.release()));
    }
    return answers.stream().map(ParallelWritersTest::arrived).toList();
  }

  private static HttpResponse<String> arrived(CompletableFuture<HttpResponse<String>> answer) {
    return ResponseShapeAssertion.hold(answer.orTimeout(120, TimeUnit.SECONDS).join());
  }

  private static CompletableFuture<HttpResponse<String>> send(
      URI gateway, String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return HTTP.sendAsync(request, BodyHandlers.ofString());
  }

  private static Map<Integer, Long> statuses(List<HttpResponse<String>> answers) {
    Map<Integer, Long> count = new TreeMap<>();
    answers.forEach(answer -> count.merge(answer.statusCode(), 1L, Long::sum));
    return count;
  }

  private static List<String> ids(List<HttpResponse<String>> answers, String member) {
    return answers.stream()
        .filter(answer -> answer.statusCode() == 201)
        .map(answer -> json(answer).path(member).asText())
        .toList();
  }

  private static String createApi(URI gateway, String name) {
    return json(arrived(send(gateway, "POST", "/v2/apis", apiBody(name)))).path("apiId").asText();
  }

  private static String apiBody(String name) {
    return """
        {"name":"%s","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}"""
        .formatted(name);
  }

  private static String routeKey(String key) {
    return "{\"routeKey\":\"" + key + "\"}";
  }

  private static String routes(String api) {
    return "/v2/apis/" + api + "/routes";
  }

  private static String stages(String api) {
    return "/v2/apis/" + api + "/stages";
  }

  private static Map<String, String> variables(URI gateway, String api) {
    Map<String, String> variables = new TreeMap<>();
    json(arrived(send(gateway, "GET", stages(api) + "/test", "")))
        .path("stageVariables")
        .properties()
        .forEach(v -> variables.put(v.getKey(), v.getValue().asText()));
    return variables;
  }

  private static List<JsonNode> items(URI gateway, String path) {
    List<JsonNode> items = new ArrayList<>();
    String token = "";
    do {
      String query = "?maxResults=500" + (token.isEmpty() ? "" : "&nextToken=" + token);
      JsonNode page = json(arrived(send(gateway, "GET", path + query, "")));
      page.path("items").forEach(items::add);
      token = page.path("nextToken").asText("");
    } while (!token.isEmpty());
    return items;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }
}
