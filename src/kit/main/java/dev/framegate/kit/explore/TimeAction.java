package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.kit.wire.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Time passes on the target's clock, and a client may keep sending meanwhile. */
final class TimeAction implements Action {
  private static final int IDLE = 10;
  private static final int LONGEST = 120;
  private static final int GOING_AWAY = 1001;

  @Override
  public String name() {
    return "time";
  }

  @Override
  public int weight() {
    return 4;
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
                    "minutes",
                    Choice.of(random, 4, 9, 9, 11),
                    "rounds",
                    Choice.of(random, 1, 1, 1, 2, 14)));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("rounds", "1");
  }

  @Override
  public boolean perform(Step step, World world) {
    Optional<URI> clock = world.clock();
    if (clock.isEmpty() || step.number("minutes") < 1) {
      return false;
    }
    String busy = step.value("client");
    int minutes = Math.min(60, step.number("minutes"));
    for (int round = 0; round < Math.min(20, step.number("rounds")); round++) {
      pass(world, clock.get(), minutes);
      ClientModel model = world.model().clients().get(busy);
      if (step.number("rounds") > 1 && model != null && model.unfinished() == null) {
        new SendMessageAction()
            .perform(Step.of("message", "client", busy, "action", Model.ECHO, "text", "0"), world);
      }
    }
    return true;
  }

  private static void pass(World world, URI clock, int minutes) {
    int status =
        world
            .send(
                Request.of("POST", clock)
                    .json(
                        JsonNodeFactory.instance
                            .objectNode()
                            .put("advance", Duration.ofMinutes(minutes).toString())))
            .status();
    if (status != 200) {
      throw new IllegalStateException("The target's clock answered with status " + status + ".");
    }
    world.model().pass(minutes);
    int now = world.model().minutes();
    for (Map.Entry<String, ClientModel> each : List.copyOf(world.model().clients().entrySet())) {
      String client = each.getKey();
      ClientModel model = each.getValue();
      if (now - model.openedAt() > LONGEST) {
        world.connections().requireEnd(client, List.of(), "LIM-002");
        requireCode(world, client);
      } else if (now - model.lastMaybeActive() > IDLE) {
        world.connections().requireEnd(client, List.of(), "LIM-001");
        requireCode(world, client);
      } else if (now - model.surelyActive() >= IDLE || now - model.openedAt() == LONGEST) {
        // Pings and callbacks may keep it open or not, and the very edge is not documented.
        world.connections().of(client).close();
        world.model().clients().remove(client);
      } else {
        world.connections().ping(client, new byte[] {'t'}, "LIM-001");
        model.maybeActive(now);
      }
    }
  }

  private static void requireCode(World world, String client) {
    int code =
        world.connections().of(client).closed(Duration.ZERO).map(end -> end.code()).orElse(0);
    MismatchException.require(
        code == GOING_AWAY,
        "FRM-040",
        "client %s is disconnected with close code 1001".formatted(client),
        "the close code was " + code);
  }

  @Override
  public List<String> sentences(Step step) {
    return List.of(
        step.number("rounds") > 1
            ? "client \"%s\" keeps sending for \"%d minutes\""
                .formatted(step.value("client"), step.number("minutes") * step.number("rounds"))
            : "the clock advances by \"%d minutes\"".formatted(step.number("minutes")));
  }
}
