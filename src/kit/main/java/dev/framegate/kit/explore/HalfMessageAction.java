package dev.framegate.kit.explore;

import dev.framegate.kit.wire.ClientFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A client sends the first half of a message, or the rest of it. */
final class HalfMessageAction implements Action {
  private static final String FIRST = "first";
  private static final String REST = "rest";

  @Override
  public String name() {
    return "half";
  }

  @Override
  public int weight() {
    return 6;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Choice.from(random, List.copyOf(model.clients().entrySet()))
        .map(
            client ->
                Step.of(
                    name(),
                    "client",
                    client.getKey(),
                    "half",
                    client.getValue().unfinished() == null ? FIRST : REST));
  }

  @Override
  public boolean perform(Step step, World world) {
    String client = step.value("client");
    ClientModel model = world.model().clients().get(client);
    if (model == null) {
      return false;
    }
    Exchange begun = model.unfinished();
    if (step.value("half").equals(begun == null ? REST : FIRST)) {
      return false;
    }
    if (begun == null) {
      Exchange exchange = Messages.compose(world, Model.ECHO, "half", 0);
      byte[] body = bytes(exchange);
      world
          .connections()
          .of(client)
          .send(ClientFrame.text(Arrays.copyOf(body, body.length / 2)).withFin(false));
      model.unfinished(exchange);
      model.maybeActive(world.model().minutes());
      return true;
    }
    byte[] body = bytes(begun);
    world
        .connections()
        .of(client)
        .send(ClientFrame.continuation(Arrays.copyOfRange(body, body.length / 2, body.length)));
    model.unfinished(null);
    Messages.requireAnswer(world, client, begun, "FRM-014");
    return true;
  }

  private static byte[] bytes(Exchange exchange) {
    return exchange.body().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<String> sentences(Step step) {
    return List.of(
        "client \"%s\" sends the %s"
            .formatted(
                step.value("client"),
                step.value("half").equals(REST)
                    ? "rest of the message"
                    : "first half of a message"));
  }
}
