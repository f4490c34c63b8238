package dev.framegate.kit.explore;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.values.MetricSeries;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What is counted of the traffic of an API of its own, where all routes are MOCK. */
final class MetricsAction implements Action {
  private static final String CLIENT = "counted";
  private static final int FINE = 200;

  @Override
  public String name() {
    return "metrics";
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Optional.of(Step.of(name(), "posts", random.nextInt(3)));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("posts", "0");
  }

  @Override
  public boolean perform(Step step, World world) {
    int posts = Math.min(9, step.number("posts"));
    if (world.target().metrics().isEmpty() || !can(world)) {
      return false;
    }
    try (World fresh = world.fresh()) {
      fresh.begin();
      fresh.api().addRoute(ApiConfiguration.CONNECT, RouteModel.Kind.CONNECT, "200");
      fresh.api().deploy("counted", Model.FIRST_STAGE);
      new ConnectAction()
          .perform(
              Step.of("connect", "client", CLIENT, "stage", Model.FIRST_STAGE, "way", "PLAIN"),
              fresh);
      new SendMessageAction()
          .perform(Step.of("message", "client", CLIENT, "action", Model.ECHO, "text", "0"), fresh);
      for (int i = 0; i < posts; i++) {
        new CallbackAction()
            .perform(Step.of("callback", "client", CLIENT, "kind", "POST", "size", "1"), fresh);
      }
      URI page = fresh.target().metrics().orElseThrow();
      require(fresh, page, "OBS-001", "MessageCount", 2 + posts);
      require(fresh, page, "OBS-001", "ConnectCount", 1);
      require(fresh, page, "OBS-001", "ClientError", 0);
      require(fresh, page, "OBS-001", "ExecutionError", 0);
      require(fresh, page, "OBS-003", "IntegrationLatency", 0);
      return true;
    }
  }

  private static boolean can(World world) {
    return world
        .target()
        .capabilities()
        .containsAll(List.of(Capability.METRICS, Capability.MANAGEMENT_API));
  }

  private static void require(World world, URI page, String rule, String name, int count) {
    boolean holds = world.soon(world.timeouts().answer(), () -> read(world, page, name) == count);
    MismatchException.require(
        holds,
        rule,
        "the metric %s of stage \"%s\" is %d".formatted(name, Model.FIRST_STAGE, count),
        "it is " + read(world, page, name));
  }

  /** As the page tells it; -1 where it cannot be read. */
  private static int read(World world, URI page, String name) {
    ReceivedResponse reply = world.send(Request.of("GET", page));
    return reply.status() == FINE
        ? MetricSeries.sum(
            reply.text(), name, Map.of("ApiId", world.id("api"), "Stage", Model.FIRST_STAGE))
        : -1;
  }

  @Override
  public List<String> sentences(Step step) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "the route \"$connect\" answers with status 200",
                "the API is deployed to stage \"test\"",
                "the client connects to stage \"test\"",
                "the backend has the connection id of the client"));
    for (int i = 0; i < Math.min(9, step.number("posts")); i++) {
      lines.add("the backend posts \"x\" to the client");
    }
    lines.add(
        "the metric \"MessageCount\" of stage \"test\" is "
            + (2 + Math.min(9, step.number("posts"))));
    lines.add("the metric \"IntegrationLatency\" of stage \"test\" is 0");
    return lines;
  }
}
