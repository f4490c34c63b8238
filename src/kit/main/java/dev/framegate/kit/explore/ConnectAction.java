package dev.framegate.kit.explore;

import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A client tries to connect to a stage, in one of many ways. */
final class ConnectAction implements Action {
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final int LONGEST_URL = 4096;

  /** A peculiarity of a handshake, and whether a stage that is served accepts it. */
  private enum Way {
    PLAIN(true, "CON-001"),
    QUERY(true, "URL-009"),
    SLASH(true, "URL-007"),
    PATH_BEHIND(false, "URL-008"),
    LONGEST_URL(true, "URL-010"),
    TOO_LONG_URL(false, "URL-010"),
    SUBPROTOCOL(true, "CON-041"),
    EXTENSION(true, "CON-050"),
    ORIGIN(true, "CON-052"),
    KEEP_ALIVE(true, "CON-001");

    private final boolean accepted;
    private final String rule;

    Way(boolean accepted, String rule) {
      this.accepted = accepted;
      this.rule = rule;
    }
  }

  @Override
  public String name() {
    return "connect";
  }

  @Override
  public int weight() {
    return 12;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    if (model.clients().size() >= 6) {
      return Optional.empty();
    }
    String stage =
        random.nextInt(8) == 0
            ? Choice.of(random, "nowhere", "tes", "testing", "TEST")
            : Choice.from(random, model.stages().keySet()).orElse("nowhere");
    Way way = random.nextBoolean() ? Way.PLAIN : Choice.of(random, List.of(Way.values()));
    return Optional.of(
        Step.of(name(), "client", model.newName("client"), "stage", stage, "way", way.name()));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("way", Way.PLAIN.name(), "stage", Model.FIRST_STAGE);
  }

  @Override
  public boolean perform(Step step, World world) {
    String client = step.value("client");
    String stage = step.value("stage");
    if (world.connections().has(client)) {
      return false;
    }
    Way way = Way.valueOf(step.value("way"));
    HandshakeResult result =
        world.connections().handshake(client, address(world, stage, way), options(way));
    Optional<StageModel> model = Optional.ofNullable(world.model().stages().get(stage));
    Optional<Snapshot> served = model.flatMap(StageModel::snapshot);
    if (served.isEmpty()) {
      requireRefused(
          result,
          List.of(FORBIDDEN),
          model.isPresent() ? "STG-012" : world.wasStage(stage) ? "STG-040" : "URL-006");
      return true;
    }
    if (!way.accepted) {
      requireRefused(result, List.of(), way.rule);
      return true;
    }
    if (model.get().closed()) {
      requireRefused(result, List.of(TOO_MANY), "STG-044");
      return true;
    }
    String status =
        Optional.ofNullable(served.get().routes().get(ApiConfiguration.CONNECT))
            .map(RouteModel::marker)
            .orElse("");
    if (!status.isEmpty() && !status.startsWith("2")) {
      requireRefused(result, List.of(Integer.parseInt(status)), "CON-007");
      return true;
    }
    requireAccepted(result, way, status.isEmpty() ? way.rule : "CON-006");
    world.model().clients().put(client, new ClientModel(stage, world.model().minutes()));
    return true;
  }

  private static URI address(World world, String stage, Way way) {
    String plain = world.target().dataPlane(world.id("api"), stage).toString();
    return URI.create(
        switch (way) {
          case QUERY -> plain + "?a=1&b=two";
          case SLASH -> plain + "/";
          case PATH_BEHIND -> plain + "/behind";
          case LONGEST_URL -> padded(plain, LONGEST_URL);
          case TOO_LONG_URL -> padded(plain, LONGEST_URL + 200);
          default -> plain;
        });
  }

  private static String padded(String url, int length) {
    String begun = url + "?a=";
    return begun + "x".repeat(Math.max(1, length - begun.length()));
  }

  private static HandshakeOptions options(Way way) {
    HandshakeOptions plain = HandshakeOptions.plain();
    return switch (way) {
      case SUBPROTOCOL -> plain.subprotocols("chat", "superchat");
      case EXTENSION -> plain.header("Sec-WebSocket-Extensions", "permessage-deflate");
      case ORIGIN -> plain.header("Origin", "https://example.org");
      case KEEP_ALIVE -> plain.header("Connection", "keep-alive, Upgrade");
      default -> plain;
    };
  }

  private static void requireRefused(HandshakeResult result, List<Integer> statuses, String rule) {
    MismatchException.require(
        result instanceof HandshakeResult.Refused refused
            && (statuses.isEmpty() ? refused.status() >= 400 : statuses.contains(refused.status())),
        rule,
        "the handshake is refused" + (statuses.isEmpty() ? "" : " with " + statuses),
        told(result));
  }

  private static void requireAccepted(HandshakeResult result, Way way, String rule) {
    MismatchException.require(
        result instanceof HandshakeResult.Accepted,
        rule,
        "the handshake is accepted",
        told(result));
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(((HandshakeResult.Accepted) result).connection().headers());
    MismatchException.require(
        headers.containsKey("Date"),
        "CON-015",
        "the handshake's answer has a date",
        "its headers are " + headers.keySet());
    MismatchException.require(
        !headers.containsKey("Sec-WebSocket-Protocol"),
        "CON-041",
        "no subprotocol, as no integration names one",
        "it is " + headers.get("Sec-WebSocket-Protocol"));
    MismatchException.require(
        way == Way.EXTENSION || !headers.containsKey("Sec-WebSocket-Extensions"),
        "CON-050",
        "no extension, as none was offered",
        "it is " + headers.get("Sec-WebSocket-Extensions"));
  }

  static void requireAccepted(HandshakeResult result, String rule) {
    MismatchException.require(
        result instanceof HandshakeResult.Accepted,
        rule,
        "the handshake is accepted",
        told(result));
  }

  static String told(HandshakeResult result) {
    if (result instanceof HandshakeResult.Refused refused) {
      return "it was refused with status " + refused.status();
    }
    if (result instanceof HandshakeResult.Malformed malformed) {
      return malformed.problem();
    }
    if (result instanceof HandshakeResult.Unreachable unreachable) {
      return "no answer came: " + unreachable.cause();
    }
    return "it was accepted";
  }

  @Override
  public List<String> sentences(Step step) {
    String connects =
        "client \"%s\" tries to connect to stage \"%s\""
            .formatted(step.value("client"), step.value("stage"));
    String path =
        "client \"%s\" tries to connect to the path \"/%s%%s\""
            .formatted(step.value("client"), step.value("stage"));
    String longUrl =
        "client \"%s\" tries to connect to a URL of %%d characters".formatted(step.value("client"));
    return List.of(
        switch (Way.valueOf(step.value("way"))) {
          case PLAIN -> connects;
          case QUERY -> path.formatted("?a=1&b=two");
          case SLASH -> path.formatted("/");
          case PATH_BEHIND -> path.formatted("/behind");
          case LONGEST_URL -> longUrl.formatted(LONGEST_URL);
          case TOO_LONG_URL -> longUrl.formatted(LONGEST_URL + 200);
          case SUBPROTOCOL -> connects + " offering the subprotocol \"chat\"";
          case EXTENSION -> connects + " offering the extension \"permessage-deflate\"";
          case ORIGIN -> connects + " with the header \"Origin\" set to \"https://example.org\"";
          case KEEP_ALIVE ->
              connects + " with the header \"Connection\" set to \"keep-alive, Upgrade\"";
        });
  }
}
