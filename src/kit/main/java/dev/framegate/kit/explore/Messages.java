package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.values.StepJson;
import dev.framegate.kit.wire.Message;
import java.util.Optional;
import java.util.Set;

/** What a client may receive for its message. */
final class Messages {
  private static final Set<String> CONSTANT = Set.of(ApiConfiguration.DEFAULT);

  private Messages() {}

  static Exchange compose(World world, String action, String text, int padding) {
    String id = world.nextMessageId();
    return new Exchange(
        "{\"action\":%s,\"service\":\"chat\",\"id\":\"%s\",\"text\":%s%s}"
            .formatted(
                StepJson.of(action),
                id,
                StepJson.of(text),
                padding <= 0 ? "" : ",\"pad\":\"" + "x".repeat(padding) + "\""),
        id,
        text);
  }

  /** Whether the model knows what becomes of a message of the client. */
  static boolean isDecided(World world, ClientModel model, String body) {
    return world
        .model()
        .servedTo(model)
        .filter(served -> !served.expression().decides(body))
        .isEmpty();
  }

  /**
   * Waits for what the model permits as the answer, which may be none.
   *
   * @param rule that is broken where there is no answer, or another one
   */
  static void requireAnswer(World world, String client, Exchange sent, String rule) {
    ClientModel model = world.model().clients().get(client);
    StageModel stage = model == null ? null : world.model().stages().get(model.stage());
    if (model == null || stage == null || stage.snapshot().isEmpty() || stage.closed()) {
      return;
    }
    model.active(world.model().minutes());
    Snapshot served = stage.snapshot().get();
    Optional<String> key = served.expression().key(sent.body());
    Optional<RouteModel> exact = key.map(served.routes()::get).filter(r -> takes(key.get()));
    RouteModel route = exact.orElseGet(() -> served.routes().get(ApiConfiguration.DEFAULT));
    String routeKey = exact.isPresent() ? key.get() : ApiConfiguration.DEFAULT;
    if (route == null) {
      requireForbidden(world, client, key.isPresent() ? "MSG-003" : "MSG-005");
    } else if (route.kind() == RouteModel.Kind.TWO_WAY) {
      String broken = exact.isPresent() ? rule : key.isPresent() ? "MSG-002" : "MSG-004";
      requireAnswer(world, client, sent, model, stage, routeKey, route, broken);
    }
  }

  private static boolean takes(String key) {
    return !key.equals(ApiConfiguration.CONNECT) && !key.equals("$disconnect");
  }

  private static void requireForbidden(World world, String client, String rule) {
    JsonNode error = receive(world, client, rule, "the error \"Forbidden\"");
    MismatchException.require(
        error.path("message").asText().equals("Forbidden"),
        "MSG-020",
        "the error \"Forbidden\"",
        "client %s received %s".formatted(client, error));
  }

  private static void requireAnswer(
      World world,
      String client,
      Exchange sent,
      ClientModel model,
      StageModel stage,
      String routeKey,
      RouteModel route,
      String rule) {
    String expected =
        "client %s receives the answer \"%s\" of the route %s to %s"
            .formatted(client, route.marker(), routeKey, cut(sent.body()));
    JsonNode answer = receive(world, client, rule, expected);
    String observed = "it received " + cut(answer.toString());
    MismatchException.require(
        answer.path("marker").asText().equals(route.marker()), rule, expected, observed);
    MismatchException.require(
        answer.path("route").asText().equals(routeKey), "INT-033", "the key " + routeKey, observed);
    MismatchException.require(
        answer.path("stage").asText().equals(model.stage()),
        "MSG-047",
        "the name of the stage, " + model.stage(),
        observed);
    String tone = stage.variables().get("tone");
    MismatchException.require(
        tone == null || answer.path("tone").asText().equals(tone),
        "STG-019",
        "the stage variable tone as \"%s\"".formatted(tone),
        observed);
    if (!CONSTANT.contains(routeKey)) {
      MismatchException.require(
          answer.path("id").asText().equals(sent.id()), rule, expected, observed);
      MismatchException.require(
          answer.path("text").asText().equals(sent.text()),
          "INT-030",
          "the text " + sent.text(),
          observed);
    }
    world.connections().learnId(client, answer.path("connectionId").asText());
  }

  private static JsonNode receive(World world, String client, String rule, String expected) {
    Message message =
        world
            .connections()
            .next(client)
            .orElseThrow(
                () ->
                    new MismatchException(
                        rule, expected, "it received nothing" + world.connections().ended(client)));
    return StepJson.parse(message.text())
        .orElseThrow(
            () -> new MismatchException(rule, expected, "it received " + cut(message.text())));
  }

  static String cut(String text) {
    return WellFormedText.shortened(text, 160, "... (" + text.length() + ")");
  }
}
