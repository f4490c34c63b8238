package dev.framegate.kit.explore;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A client sends a ping, be it within a message. */
final class PingAction implements Action {
  @Override
  public String name() {
    return "ping";
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
                Step.of(name(), "client", client, "size", Choice.of(random, 0, 1, 5, 124, 125)));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("size", "1");
  }

  @Override
  public boolean perform(Step step, World world) {
    String client = step.value("client");
    ClientModel model = world.model().clients().get(client);
    int size = step.number("size");
    if (model == null || size > 125) {
      return false;
    }
    model.maybeActive(world.model().minutes());
    world
        .connections()
        .ping(client, payload(size), model.unfinished() == null ? "FRM-024" : "FRM-016");
    return true;
  }

  private static byte[] payload(int size) {
    return "p".repeat(size).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<String> sentences(Step step) {
    String client = step.value("client");
    String text = "p".repeat(step.number("size"));
    return List.of(
        "client \"%s\" sends a ping \"%s\"".formatted(client, text),
        "client \"%s\" receives a pong \"%s\"".formatted(client, text));
  }
}
