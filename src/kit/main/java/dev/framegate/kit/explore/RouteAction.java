package dev.framegate.kit.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A route is added, changed or removed; no stage may know before a deployment. */
final class RouteAction implements Action {
  /** The key that an array in the place of an action selects. */
  static final String OF_AN_ARRAY = "[a, b]";

  private static final List<String> KEYS =
      List.of(
          "echo",
          "echoes",
          "Echo",
          "chat",
          "chat/echo",
          "fixed",
          "$default",
          "a b",
          OF_AN_ARRAY,
          "$connect");

  @Override
  public String name() {
    return "route";
  }

  @Override
  public int weight() {
    return 8;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    String key = Choice.of(random, KEYS);
    boolean connect = key.equals(ApiConfiguration.CONNECT);
    String kind =
        connect
            ? RouteModel.Kind.CONNECT.name()
            : random.nextInt(4) == 0
                ? RouteModel.Kind.ONE_WAY.name()
                : RouteModel.Kind.TWO_WAY.name();
    String marker =
        connect
            ? Choice.of(random, "200", "201", "299", "400", "403", "500")
            : model.newName("answer");
    boolean known = model.routes().containsKey(key);
    String done =
        known && random.nextInt(3) == 0
            ? Choice.of(random, "REMOVED", "REMOVED", "INTEGRATION_REMOVED")
            : kind;
    return Optional.of(Step.of(name(), "key", key, "kind", done, "marker", marker));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("kind", RouteModel.Kind.TWO_WAY.name(), "key", "chat");
  }

  @Override
  public boolean perform(Step step, World world) {
    String key = step.value("key");
    RouteModel present = world.model().routes().get(key);
    if (step.value("kind").equals("REMOVED")) {
      if (present == null) {
        return false;
      }
      world.api().removeRoute(key);
      return true;
    }
    if (step.value("kind").equals("INTEGRATION_REMOVED")) {
      return present != null && keepsIntegration(key, world);
    }
    RouteModel.Kind kind = RouteModel.Kind.valueOf(step.value("kind"));
    if (key.equals(ApiConfiguration.CONNECT) != (kind == RouteModel.Kind.CONNECT)) {
      return false;
    }
    if (present == null) {
      world.api().addRoute(key, kind, step.value("marker"));
    } else if (kind == RouteModel.Kind.TWO_WAY && present.kind() == kind) {
      world.api().changeAnswer(key, step.value("marker"));
    } else {
      return false;
    }
    return true;
  }

  private static boolean keepsIntegration(String key, World world) {
    int status =
        world
            .call(
                "DeleteIntegration",
                world.api().members("integrationId", world.id("integration of " + key)))
            .status();
    MismatchException.require(
        status >= 400 && status <= 499,
        "API-059",
        "an integration that a route targets is not deleted",
        "the status is " + status);
    return true;
  }

  @Override
  public List<String> sentences(Step step) {
    String key = step.value("key");
    List<String> lines = new ArrayList<>();
    switch (step.value("kind")) {
      case "REMOVED" -> lines.add("the route \"%s\" is removed".formatted(key));
      case "INTEGRATION_REMOVED" ->
          lines.addAll(
              List.of(
                  "DeleteIntegration is called with:",
                  "  | member | value |",
                  "  | integrationId | {integrationId \"%s\"} |".formatted(key),
                  "the call is refused"));
      case "CONNECT" ->
          lines.add("the route \"$connect\" answers with status " + step.value("marker"));
      case "ONE_WAY" -> lines.add("a one-way route \"%s\" is added".formatted(key));
      default ->
          lines.add(
              key.equals(Model.ECHO)
                  ? "the route \"%s\" is changed to answer \"%s\""
                      .formatted(key, step.value("marker"))
                  : "the route \"%s\" answering \"%s\" is added"
                      .formatted(key, step.value("marker")));
    }
    return lines;
  }
}
