package dev.framegate.kit.explore;

import dev.framegate.kit.values.StepJson;
import dev.framegate.kit.wire.ClientFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A client sends a message in one frame. */
final class SendMessageAction implements Action {
  private static final String ARRAY = "{\"action\":[\"a\",\"b\"]}";
  private static final List<String> TEXTS =
      List.of("good morning", "grüße € 😀", "", "$input", "a,b;c", "0");
  private static final List<String> OTHERS =
      List.of(
          "good morning",
          "echo",
          "{\"action\":\"echo\"",
          "[1,2]",
          "7",
          "\"echo\"",
          "null",
          "{}",
          ARRAY);

  @Override
  public String name() {
    return "message";
  }

  @Override
  public int weight() {
    return 14;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    List<String> actions = new ArrayList<>(model.routes().keySet());
    actions.addAll(List.of(Model.ECHO, "ech", "Echo", "echo ", "nowhere", "", "join.*"));
    return Choice.from(random, model.clients().keySet())
        .map(
            client ->
                random.nextInt(4) == 0
                    ? Step.of(name(), "client", client, "whole", whole(model, client, random))
                    : Step.of(
                        name(),
                        "client",
                        client,
                        "action",
                        Choice.of(random, actions),
                        "text",
                        Choice.of(random, TEXTS)));
  }

  /** Half of them select a route that no message of one word selects, where there is one. */
  private static String whole(Model model, String client, Random random) {
    boolean selects =
        Optional.ofNullable(model.clients().get(client))
            .flatMap(model::servedTo)
            .filter(served -> served.routes().containsKey(RouteAction.OF_AN_ARRAY))
            .isPresent();
    return selects && random.nextBoolean() ? ARRAY : Choice.of(random, OTHERS);
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("action", Model.ECHO, "text", "0");
  }

  @Override
  public boolean perform(Step step, World world) {
    String client = step.value("client");
    ClientModel model = world.model().clients().get(client);
    if (model == null || model.unfinished() != null) {
      return false;
    }
    Exchange exchange =
        step.values().containsKey("whole")
            ? new Exchange(step.value("whole"), "", "")
            : Messages.compose(world, step.value("action"), step.value("text"), 0);
    if (!Messages.isDecided(world, model, exchange.body())) {
      return false;
    }
    world.connections().of(client).send(ClientFrame.text(exchange.body()));
    Messages.requireAnswer(world, client, exchange, "MSG-001");
    return true;
  }

  @Override
  public List<String> sentences(Step step) {
    String client = "client \"%s\" ".formatted(step.value("client"));
    String body =
        step.values().containsKey("whole")
            ? step.value("whole")
            : "{\"action\":%s,\"service\":\"chat\",\"id\":\"m\",\"text\":%s}"
                .formatted(StepJson.of(step.value("action")), StepJson.of(step.value("text")));
    return List.of(client + "sends the message:", "  \"\"\"", "  " + body, "  \"\"\"");
  }
}
