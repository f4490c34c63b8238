package dev.framegate.kit.explore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an API, its stages and its clients are by the published rules. It is changed by the steps
 * alone, and never by what the target says, but where the documents leave both open.
 */
final class Model {
  static final String FIRST_STAGE = "test";
  static final String ECHO = "echo";
  static final String FIRST_ANSWER = "hello";

  private final Map<String, RouteModel> routes = new LinkedHashMap<>();
  private final Map<String, Snapshot> deployments = new LinkedHashMap<>();
  private final Map<String, StageModel> stages = new LinkedHashMap<>();
  private final Map<String, ClientModel> clients = new LinkedHashMap<>();
  private final ResourceModels resources = new ResourceModels();
  private RouteExpression expression = new RouteExpression(RouteExpression.KNOWN.get(0));
  private int minutes;
  private int names;

  Map<String, RouteModel> routes() {
    return routes;
  }

  Map<String, Snapshot> deployments() {
    return deployments;
  }

  Map<String, StageModel> stages() {
    return stages;
  }

  /** Those that are connected. */
  Map<String, ClientModel> clients() {
    return clients;
  }

  ResourceModels resources() {
    return resources;
  }

  /** A name that nothing else has. */
  String newName(String kind) {
    return kind + "-" + ++names;
  }

  Snapshot now() {
    return new Snapshot(routes, expression);
  }

  void select(String text) {
    expression = new RouteExpression(text);
  }

  /** Minutes that have passed on the target's clock. */
  int minutes() {
    return minutes;
  }

  void pass(int more) {
    minutes += more;
  }

  /** What the client's stage serves now. */
  Optional<Snapshot> servedTo(ClientModel client) {
    return Optional.ofNullable(stages.get(client.stage())).flatMap(StageModel::snapshot);
  }

  /** The state as coverage counts it: numbers up to two, and what is special about them. */
  String state() {
    long stale =
        stages.values().stream()
            .filter(stage -> stage.snapshot().filter(now()::equals).isEmpty())
            .count();
    long halves = clients.values().stream().filter(c -> c.unfinished() != null).count();
    return "clients %d, half messages %d, stages %d, of them not up to date %d, deployments %d, resources %d"
        .formatted(
            Math.min(2, clients.size()),
            Math.min(1, halves),
            Math.min(2, stages.size()),
            Math.min(2, stale),
            Math.min(2, deployments.size()),
            Math.min(3, resources.size()));
  }
}
