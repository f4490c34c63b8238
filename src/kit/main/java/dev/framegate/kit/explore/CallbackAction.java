package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.values.StepJson;
import dev.framegate.kit.wire.Message;
import dev.framegate.kit.wire.ReceivedResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The backend posts to a connection, asks for it, or ends it. */
final class CallbackAction implements Action {
  private static final int MOST = 128 * 1024;
  private static final List<Integer> SIZES =
      List.of(
          1, 125, 126, 1000, 32_768, 32_769, 65_535, 65_536, 100_000, MOST, MOST + 1, MOST + 2048);

  private enum Kind {
    POST,
    TEXT,
    GET,
    DELETE,
    UNKNOWN,
    OTHER_STAGE,
    ESCAPED,
    ANONYMOUS,
    TYPED
  }

  private static final List<String> TYPES =
      List.of("application/json", "text/plain", "application/octet-stream", "image/png");

  @Override
  public String name() {
    return "callback";
  }

  @Override
  public int weight() {
    return 10;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Choice.from(random, model.clients().keySet())
        .map(
            client ->
                Step.of(
                    name(),
                    "client",
                    client,
                    "kind",
                    Choice.of(random, List.of(Kind.values())).name(),
                    "size",
                    Choice.of(random, SIZES),
                    "type",
                    Choice.of(random, TYPES),
                    "stage",
                    Choice.from(random, model.stages().keySet()).orElse("")));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("size", "1");
  }

  @Override
  public boolean perform(Step step, World world) {
    String client = step.value("client");
    ClientModel model = world.model().clients().get(client);
    Kind kind = Kind.valueOf(step.value("kind"));
    if (model == null || !world.canCallBack(model.stage()) || step.number("size") > 1 << 20) {
      return false;
    }
    Optional<String> id = id(world, client, model);
    if (id.isEmpty()) {
      return false;
    }
    model.maybeActive(world.model().minutes());
    switch (kind) {
      case POST -> post(world, client, model, id.get(), "x".repeat(step.number("size")));
      case TEXT -> post(world, client, model, id.get(), "grüße € 😀 {\"a\":1}");
      case GET -> get(world, model, id.get());
      case DELETE -> delete(world, client, model, id.get());
      case UNKNOWN -> unknown(world, model, id.get());
      case OTHER_STAGE -> otherStage(world, client, model, id.get(), step.value("stage"));
      case ESCAPED -> escaped(world, model, id.get());
      case ANONYMOUS -> anonymous(world, model, id.get());
      case TYPED -> typed(world, client, model, id.get(), step.value("type"));
    }
    return true;
  }

  /** Learns the id from an answer, which counts as a message of the client. */
  private static Optional<String> id(World world, String client, ClientModel model) {
    Optional<RouteModel> echo =
        world
            .model()
            .servedTo(model)
            .map(served -> served.routes().get(Model.ECHO))
            .filter(route -> route.kind() == RouteModel.Kind.TWO_WAY);
    if (world.connections().id(client).isEmpty() && echo.isPresent()) {
      new SendMessageAction()
          .perform(Step.of("message", "client", client, "action", Model.ECHO, "text", "0"), world);
    }
    return world.connections().id(client);
  }

  private static void post(World world, String client, ClientModel model, String id, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    ReceivedResponse reply = world.callback("POST", model.stage(), id, body);
    if (body.length > MOST) {
      requireStatus(
          reply,
          body.length > MOST + 1024 ? "MGT-007" : "MGT-008",
          413,
          "a body of " + body.length);
      return;
    }
    requireStatus(reply, body.length > MOST - 1024 ? "MGT-008" : "MGT-001", 200, "a POST");
    requireReceived(world, client, text, "MGT-001");
  }

  private static void typed(World world, String client, ClientModel model, String id, String type) {
    ReceivedResponse reply =
        world.callback("POST", model.stage(), id, "hello".getBytes(StandardCharsets.UTF_8), type);
    requireStatus(reply, "MGT-020", 200, "a POST of the type " + type);
    requireReceived(world, client, "hello", "MGT-020");
  }

  private static void requireReceived(World world, String client, String text, String rule) {
    Optional<Message> message = world.connections().next(client);
    MismatchException.require(
        message.filter(Message::isText).map(Message::text).filter(text::equals).isPresent(),
        rule,
        "client %s receives the %d characters that were posted".formatted(client, text.length()),
        message
            .map(came -> "it received " + Messages.cut(came.text()))
            .orElse("it received nothing" + world.connections().ended(client)));
  }

  private static void get(World world, ClientModel model, String id) {
    ReceivedResponse reply = world.callback("GET", model.stage(), id, new byte[0]);
    requireStatus(reply, "MGT-002", 200, "a GET");
    JsonNode told = StepJson.parse(reply.text()).orElse(StepJson.of(""));
    MismatchException.require(
        told.path("connectedAt").isTextual()
            && told.path("lastActiveAt").isTextual()
            && told.path("identity").path("sourceIp").isTextual(),
        "MGT-002",
        "connectedAt, lastActiveAt and identity.sourceIp",
        "the answer is " + Messages.cut(reply.text()));
  }

  private static void delete(World world, String client, ClientModel model, String id) {
    requireStatus(
        world.callback("DELETE", model.stage(), id, new byte[0]), "MGT-003", 204, "a DELETE");
    world.connections().requireEnd(client, List.of(1000), "FRM-048");
    CloseAction.requireGone(world, client, model.stage());
    requireStatus(
        world.callback("DELETE", model.stage(), id, new byte[0]),
        "MGT-018",
        410,
        "a second DELETE");
  }

  private static void unknown(World world, ClientModel model, String id) {
    String other = (id.startsWith("A") ? "B" : "A") + id.substring(1);
    int status = world.callback("POST", model.stage(), other, new byte[] {'x'}).status();
    MismatchException.require(
        status >= 400 && status <= 499,
        "MGT-006",
        "a callback to an unknown connection is refused",
        "it was answered with " + status);
  }

  private static void otherStage(
      World world, String client, ClientModel model, String id, String stage) {
    if (stage.equals(model.stage()) || !world.canCallBack(stage)) {
      return;
    }
    int status = world.callback("POST", stage, id, new byte[] {'x'}).status();
    MismatchException.require(
        status >= 400 && status <= 499,
        "MGT-023",
        "the connection of %s is not reached over the stage %s".formatted(client, stage),
        "the callback was answered with " + status);
  }

  private static void escaped(World world, ClientModel model, String id) {
    requireStatus(
        world.callback("%40connections", model.stage(), id),
        "MGT-015",
        200,
        "a GET with an escaped at sign");
  }

  private static void anonymous(World world, ClientModel model, String id) {
    if (world.target().capabilities().contains(Capability.IAM)) {
      requireStatus(
          world.anonymousCallback("GET", model.stage(), id),
          "MGT-012",
          403,
          "a callback without a signature");
    }
  }

  private static void requireStatus(
      ReceivedResponse reply, String rule, int status, String request) {
    MismatchException.require(
        reply.status() == status,
        rule,
        "%s is answered with %d".formatted(request, status),
        "the status is " + reply.status());
  }

  @Override
  public List<String> sentences(Step step) {
    String client = "client \"%s\"".formatted(step.value("client"));
    return switch (Kind.valueOf(step.value("kind"))) {
      case POST ->
          List.of(
              "the backend posts %d bytes to %s".formatted(step.number("size"), client),
              "the callback succeeds with status 200");
      case TEXT -> List.of("the backend posts \"grüße € 😀\" to " + client);
      case GET ->
          List.of(
              "the backend requests the status of " + client,
              "the callback succeeds with status 200");
      case DELETE ->
          List.of(
              "the backend disconnects " + client,
              client + " is disconnected with close code 1000");
      case TYPED ->
          List.of(
              "the backend posts \"hello\" to %s with the content type \"%s\""
                  .formatted(client, step.value("type")),
              "the callback succeeds with status 200");
      case UNKNOWN ->
          List.of(
              "the backend posts \"x\" to the connection \"unknown\"", "the callback is refused");
      case OTHER_STAGE ->
          List.of(
              "the backend posts \"x\" to %s over stage \"%s\""
                  .formatted(client, step.value("stage")),
              "the callback is refused");
      case ESCAPED ->
          List.of(
              "the backend posts \"x\" to %s with the path \"/%%40connections/{connectionId}\""
                  .formatted(client));
      case ANONYMOUS ->
          List.of(
              "the backend calls GET on %s without a signature".formatted(client),
              "the callback is refused with status 403");
    };
  }
}
