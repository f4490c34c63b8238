package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.gateway.control.ControlLimits;
import dev.framegate.gateway.control.ControlPlane;
import dev.framegate.gateway.control.ControlPolicies;
import dev.framegate.gateway.control.Kind;
import dev.framegate.gateway.control.MemoryStore;
import dev.framegate.gateway.control.Store;
import dev.framegate.gateway.control.Surroundings;
import dev.framegate.gateway.deploy.SnapshotCompiler;
import dev.framegate.gateway.http.Answer;
import dev.framegate.gateway.http.Call;
import dev.framegate.gateway.store.MvStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two thousand writers at once: each call has an effect of its own, or is refused for a reason. */
final class ParallelWritersTest {
  private static final int WRITERS = 2_000;
  private static final ObjectMapper JSON = new ObjectMapper();

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
        control -> {
          api[0] = createApi(control, "one");
          call(control, "POST", stages(api[0]), "{\"stageName\":\"test\"}");

          List<Answer> created =
              all(i -> call(control, "POST", routes(api[0]), routeKey("key-" + i / 2)));
          assertThat(statuses(created)).containsOnlyKeys(201, 409).containsEntry(201, 1_000L);

          List<Answer> updated =
              all(
                  i ->
                      call(
                          control,
                          "PATCH",
                          stages(api[0]) + "/test",
                          "{\"stageVariables\":{\"v%d\":\"%d\"}}".formatted(i, i)));
          assertThat(statuses(updated)).containsOnlyKeys(200);

          List<String> ids = ids(created, "routeId");
          List<Answer> deleted =
              all(i -> call(control, "DELETE", routes(api[0]) + "/" + ids.get(i % 500), ""));
          assertThat(statuses(deleted)).containsOnlyKeys(204, 404).containsEntry(204, 500L);

          items(control, routes(api[0])).forEach(r -> keys.add(r.path("routeKey").asText()));
          variables.putAll(variables(control, api[0]));
        });
    assertThat(keys).hasSize(500);
    assertThat(variables).hasSize(WRITERS).containsEntry("v1999", "1999");
    if (kept == Kept.IN_A_DIRECTORY) {
      with(
          kept,
          control -> {
            assertThat(items(control, routes(api[0]))).hasSize(500);
            assertThat(variables(control, api[0])).isEqualTo(variables);
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void onManyApis(Kept kept) throws Exception {
    List<String> apis = new ArrayList<>();
    with(
        kept,
        control -> {
          List<Answer> created = all(i -> call(control, "POST", "/v2/apis", apiBody("api-" + i)));
          assertThat(statuses(created)).containsOnlyKeys(201);
          apis.addAll(ids(created, "apiId"));
          assertThat(apis).doesNotHaveDuplicates();

          List<Answer> routed =
              all(
                  i ->
                      call(
                          control,
                          "POST",
                          routes(apis.get(i * 7 % 100)),
                          routeKey("key-" + i / 100)));
          assertThat(statuses(routed)).containsOnlyKeys(201);
          assertThat(ids(routed, "routeId")).hasSize(WRITERS);
        });
    if (kept == Kept.IN_A_DIRECTORY) {
      with(
          kept,
          control -> {
            assertThat(items(control, "/v2/apis")).hasSize(WRITERS);
            for (String api : apis.subList(0, 100)) {
              assertThat(items(control, routes(api))).hasSize(WRITERS / 100);
            }
          });
    }
  }

  private void with(Kept kept, Consumer<ControlPlane> work) {
    if (kept == Kept.IN_MEMORY) {
      work.accept(control(new MemoryStore()));
    } else {
      try (MvStore store = MvStore.open(directory)) {
        work.accept(control(store));
      }
    }
  }

  private static ControlPlane control(Store store) {
    ControlLimits room = ControlLimits.aws().withMost(Kind.API, 5_000).withMost(Kind.ROUTE, 5_000);
    return new ControlPlane(
        ControlPolicies.aws().withLimits(room),
        new Surroundings(
            Clock.systemUTC(),
            "us-east-1",
            "000000000000",
            apiId -> "ws://" + apiId,
            new SnapshotCompiler()::compile),
        store);
  }

  /** As many threads as writers, none of which begins before all are there. */
  private static List<Answer> all(IntFunction<Answer> writer) {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      CountDownLatch ready = new CountDownLatch(WRITERS);
      List<Future<Answer>> answers =
          IntStream.range(0, WRITERS)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            ready.countDown();
                            ready.await();
                            return writer.apply(i);
                          }))
              .toList();
      List<Answer> all = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        all.add(answer.get(120, TimeUnit.SECONDS));
      }
      return all;
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Map<Integer, Long> statuses(List<Answer> answers) {
    Map<Integer, Long> count = new TreeMap<>();
    answers.forEach(a -> count.merge(a.status(), 1L, Long::sum));
    return count;
  }

  private static List<String> ids(List<Answer> answers, String member) {
    return answers.stream()
        .filter(a -> a.status() == 201)
        .map(a -> json(a).path(member).asText())
        .toList();
  }

  private static String createApi(ControlPlane control, String name) {
    return json(call(control, "POST", "/v2/apis", apiBody(name))).path("apiId").asText();
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

  private static Map<String, String> variables(ControlPlane control, String api) {
    Map<String, String> variables = new TreeMap<>();
    json(call(control, "GET", stages(api) + "/test", ""))
        .path("stageVariables")
        .properties()
        .forEach(v -> variables.put(v.getKey(), v.getValue().asText()));
    return variables;
  }

  private static List<JsonNode> items(ControlPlane control, String path) {
    List<JsonNode> items = new ArrayList<>();
    String token = "";
    do {
      Map<String, List<String>> query =
          token.isEmpty()
              ? Map.of("maxResults", List.of("500"))
              : Map.of("maxResults", List.of("500"), "nextToken", List.of(token));
      JsonNode page = json(control.handle(new Call("GET", path, query, Map.of(), new byte[0])));
      page.path("items").forEach(items::add);
      token = page.path("nextToken").asText("");
    } while (!token.isEmpty());
    return items;
  }

  private static Answer call(ControlPlane control, String method, String path, String body) {
    return control.handle(
        new Call(method, path, Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonNode json(Answer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.text(), e);
    }
  }
}
