package dev.framegate.gateway.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.ControlPlaneFixture.FixtureReply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lists that are read page by page while others write: what was there all the time is seen once,
 * what came or went meanwhile at most once.
 */
class PaginationTest {
  private static final int STEADY = 40;

  private final ControlPlaneFixture control = new ControlPlaneFixture();
  private final String api = control.newApi();

  static IntStream seeds() {
    return IntStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsThereAllTheTimeIsSeenOnce(int seed) {
    Random random = new Random(seed);
    Set<String> steady = new HashSet<>();
    List<String> passing = new ArrayList<>();
    for (int i = 0; i < STEADY; i++) {
      steady.add(control.newRoute(api, "steady-" + i));
      passing.add(control.newRoute(api, "passing-" + i));
    }
    List<String> seen = new ArrayList<>();
    String token = "";
    do {
      FixtureReply page = page(1 + random.nextInt(7), token);
      for (JsonNode route : page.body().path("items")) {
        seen.add(route.path("routeId").asText());
      }
      token = page.text("nextToken");
      change(random, passing, seen.size());
    } while (!token.isEmpty());
    assertThat(seen).doesNotHaveDuplicates().containsAll(steady);
  }

  private FixtureReply page(int size, String token) {
    ObjectNode members = ControlPlaneFixture.json("{\"apiId\":\"" + api + "\"}");
    members.put("maxResults", String.valueOf(size));
    if (!token.isEmpty()) {
      members.put("nextToken", token);
    }
    return control.call("GetRoutes", members).succeeded();
  }

  /** Two go, one comes; their ids fall before, on and behind the last one that was seen. */
  private void change(Random random, List<String> passing, int step) {
    for (int i = 0; i < 2 && !passing.isEmpty(); i++) {
      String gone = passing.remove(random.nextInt(passing.size()));
      control.call("DeleteRoute", "{\"apiId\":\"%s\",\"routeId\":\"%s\"}", api, gone).succeeded();
    }
    passing.add(control.newRoute(api, "late-" + step + "-" + random.nextInt()));
  }
}
