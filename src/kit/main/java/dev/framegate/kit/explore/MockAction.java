package dev.framegate.kit.explore;

import dev.framegate.kit.values.StepJson;
import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import dev.framegate.kit.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A route of an API of its own whose MOCK renders a status, which chooses the answer. */
final class MockAction implements Action {
  private static final String TELL = "tell";
  private static final String REFUSED = "refused";
  private static final String OTHER = "other";
  private static final Map<String, String> ANSWERS =
      Map.of("/4\\d\\d/", REFUSED, ApiConfiguration.DEFAULT, OTHER);

  /** Instead of a status: the template cannot be rendered. */
  private static final String FAILING = "failing";

  private static final List<String> STATUSES = List.of("200", "404", "499", "500", FAILING);

  @Override
  public String name() {
    return "mock";
  }

  @Override
  public int weight() {
    return 3;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Optional.of(Step.of(name(), "status", Choice.of(random, STATUSES)));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("status", "200");
  }

  @Override
  public boolean perform(Step step, World world) {
    String status = step.value("status");
    if (!STATUSES.contains(status)) {
      return false;
    }
    try (World fresh = world.fresh()) {
      fresh.begin();
      fresh.api().addMock(TELL, template(status), ANSWERS);
      fresh.api().deploy("with-mock", Model.FIRST_STAGE);
      HandshakeResult result =
          fresh
              .connections()
              .handshake(
                  TELL,
                  fresh.target().dataPlane(fresh.id("api"), Model.FIRST_STAGE),
                  HandshakeOptions.plain());
      ConnectAction.requireAccepted(result, "CON-001");
      fresh.connections().of(TELL).send(ClientFrame.text("{\"action\": \"tell\"}"));
      requireAnswer(status, fresh.connections().next(TELL).map(Message::text).orElse("nothing"));
      return true;
    }
  }

  private static void requireAnswer(String status, String received) {
    if (status.equals(FAILING)) {
      MismatchException.require(
          StepJson.parse(received).filter(frame -> frame.path("message").isTextual()).isPresent(),
          "INT-037",
          "the client receives an error",
          "it received " + Messages.cut(received));
      return;
    }
    String expected = answer(status);
    MismatchException.require(
        received.equals(expected),
        "INT-021",
        "the client receives the answer \"%s\" for the status %s".formatted(expected, status),
        "it received " + Messages.cut(received));
  }

  private static String answer(String status) {
    return status.startsWith("4") ? REFUSED : OTHER;
  }

  private static String template(String status) {
    return status.equals(FAILING)
        ? "{\"statusCode\": 200, \"n\": \"$util.parseJson('{no json').a\"}"
        : "{\"statusCode\": %s}".formatted(status);
  }

  @Override
  public List<String> sentences(Step step) {
    String status = step.value("status");
    List<String> lines = new ArrayList<>();
    lines.add("the route \"tell\" has a MOCK integration with the request template:");
    lines.addAll(List.of("  \"\"\"", "  " + template(status), "  \"\"\""));
    lines.add("the integration of the route \"tell\" has the responses:");
    lines.add("  | response  | answer  |");
    ANSWERS.forEach(
        (key, answer) -> lines.add("  | %s | %s |".formatted(key.replace("\\", "\\\\"), answer)));
    lines.add("the API is deployed to stage \"test\"");
    lines.add("the client connects to stage \"test\"");
    lines.add("the client sends a message to \"tell\"");
    lines.add(
        status.equals(FAILING)
            ? "the client receives an error"
            : "the client receives the answer \"%s\"".formatted(answer(status)));
    return lines;
  }
}
