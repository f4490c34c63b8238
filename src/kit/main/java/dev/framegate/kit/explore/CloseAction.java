package dev.framegate.kit.explore;

import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.ConnectionEnd;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A client closes, with a code or without one, or drops the connection. */
final class CloseAction implements Action {
  private static final Set<Integer> RESERVED = Set.of(1004, 1005, 1006, 1015);
  private static final int GONE = 410;
  private static final String DROP = "drop";
  private static final List<String> CODES =
      List.of("1000", "1001", "3000", "4000", "4999", "", DROP);

  @Override
  public String name() {
    return "close";
  }

  @Override
  public int weight() {
    return 5;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Choice.from(random, model.clients().keySet())
        .map(client -> Step.of(name(), "client", client, "code", Choice.of(random, CODES)));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("code", "1000");
  }

  @Override
  public boolean perform(Step step, World world) {
    String client = step.value("client");
    ClientModel model = world.model().clients().get(client);
    if (model == null || !CODES.contains(step.value("code"))) {
      return false;
    }
    String code = step.value("code");
    if (code.equals(DROP)) {
      world.connections().of(client).vanish();
    } else {
      world
          .connections()
          .of(client)
          .send(code.isEmpty() ? ClientFrame.close() : ClientFrame.close(step.number("code"), ""));
      Optional<ConnectionEnd> end = world.connections().of(client).closed(world.timeouts().close());
      MismatchException.require(
          end.filter(known -> known.code() != ConnectionEnd.NO_CLOSE_FRAME).isPresent(),
          "FRM-051",
          "client %s receives a close frame for its own".formatted(client),
          end.isPresent() ? "the connection ended without one" : "none came");
      Optional<Integer> onWire = world.connections().closeCodeOnWire(client);
      MismatchException.require(
          onWire.filter(RESERVED::contains).isEmpty(),
          "FRM-042",
          "a close frame without a reserved code",
          "it has the code " + onWire.orElse(0));
    }
    world.model().clients().remove(client);
    requireGone(world, client, model.stage());
    return true;
  }

  /** Callbacks for a connection that ended are refused. */
  static void requireGone(World world, String client, String stage) {
    Optional<String> id = world.connections().id(client);
    if (id.isEmpty() || !world.canCallBack(stage)) {
      return;
    }
    boolean gone =
        world.soon(
            world.timeouts().gone(),
            () -> world.callback("GET", stage, id.get(), new byte[0]).status() == GONE);
    MismatchException.require(
        gone,
        "MGT-004",
        "a callback for the closed connection of %s is refused with 410".formatted(client),
        "it was answered with " + world.callback("GET", stage, id.get(), new byte[0]).status());
  }

  @Override
  public List<String> sentences(Step step) {
    String client = "client \"%s\" ".formatted(step.value("client"));
    return switch (step.value("code")) {
      case "" -> List.of(client + "closes without a code", client + "receives a close frame");
      case DROP -> List.of(client + "disconnects without a close frame");
      default ->
          List.of(
              client + "closes with code " + step.value("code"), client + "receives a close frame");
    };
  }
}
