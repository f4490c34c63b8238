package dev.framegate.kit.steps;

import dev.framegate.kit.clients.CorrelatedMessages;
import dev.framegate.kit.clients.HandshakeResponse;
import dev.framegate.kit.clients.ReceivedMessage;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.outcome.VisibleChange;
import dev.framegate.kit.scenario.ConnectionOpener;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ClientName;
import io.cucumber.java.en.Then;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a stage serves now, seen by a fresh client each time. */
public final class ServedSnapshotSteps {
  private static final ClientName SAMPLER = new ClientName("sampler");
  private static final int SAMPLES = 3;

  private final ScenarioState scene;
  private final ConnectionOpener connections;
  private String seen = "nothing yet";
  private Optional<VisibleChange> change = Optional.empty();

  public ServedSnapshotSteps(ScenarioState scene, ConnectionOpener connections) {
    this.scene = scene;
    this.connections = connections;
  }

  @Then("stage {string} answers {string}")
  public void answers(String stage, String marker) {
    answersTo(stage, marker, "echo");
  }

  /** Waits until it does. */
  @Then("stage {string} answers {string} to {string}")
  public void answersTo(String stage, String marker, String route) {
    if (!Polling.becomesTrue(
        scene.patience().propagation(), () -> sample(stage, route).equals(marker))) {
      throw Expectation.expected(
          "stage \"%s\" answers \"%s\" on route \"%s\"".formatted(stage, marker, route),
          "for %d s it did not; last seen: %s"
              .formatted(scene.patience().propagation().toSeconds(), seen));
    }
    change = scene.control().propagation().answeredAnew(stage);
    change.filter(seenFirst -> !scene.isReplay()).ifPresent(scene.results()::seen);
  }

  /** From its first answer on, no other one may come: what took long to come may return as late. */
  @Then("stage {string} keeps answering {string}")
  public void keepsAnswering(String stage, String marker) {
    answersTo(stage, marker, "echo");
    Duration watched =
        change
            .filter(seenFirst -> !scene.needsFixedRequestCount())
            .map(VisibleChange::took)
            .orElse(Duration.ZERO);
    boolean kept = answersInARow(stage, marker, "echo");
    if (kept && !watched.isZero()) {
      kept = Polling.staysTrue(watched, () -> sample(stage, "echo").equals(marker));
    }
    if (!kept) {
      throw Expectation.expected(
          "of stage \"%s\": having answered \"%s\", it keeps doing so".formatted(stage, marker),
          "it answered " + seen);
    }
  }

  @Then("stage {string} still answers {string}")
  public void stillAnswers(String stage, String marker) {
    stillAnswers(stage, marker, "echo", "it still answers \"" + marker + "\"");
  }

  @Then("stage {string} still answers {string} to {string}")
  public void stillAnswersTo(String stage, String marker, String route) {
    stillAnswers(stage, marker, route, "it still answers \"" + marker + "\" to \"" + route + "\"");
  }

  @Then("stage {string} does not know the route {string}")
  public void doesNotKnow(String stage, String route) {
    if (!Polling.becomesTrue(
        scene.patience().propagation(), () -> sample(stage, route).startsWith("the error"))) {
      throw Expectation.expected(
          "stage \"%s\" does not know the route \"%s\" and answers with an error frame"
              .formatted(stage, route),
          "it answered " + seen);
    }
  }

  /** Clients still come in; what they get instead is left open. */
  @Then("stage {string} no longer answers {string} to {string}")
  public void noLongerAnswers(String stage, String marker, String route) {
    if (!Polling.becomesTrue(
        scene.patience().propagation(),
        () -> !sample(stage, route).equals(marker) && connections.answer().accepted())) {
      throw Expectation.expected(
          "clients of stage \"%s\" come in, and \"%s\" no longer answers \"%s\""
              .formatted(stage, route, marker),
          "for %d s it was otherwise; last seen: %s"
              .formatted(scene.patience().propagation().toSeconds(), seen));
    }
  }

  @Then("stage {string} is not callable")
  public void notCallable(String stage) {
    connections.connectOnce(SAMPLER, address(stage), stage).requireRefused(List.of());
  }

  @Then("stage {string} is no longer callable")
  public void isNoLongerCallable(String stage) {
    if (!Polling.becomesTrue(
        scene.patience().propagation(),
        () -> !connections.look(SAMPLER, address(stage), stage).accepted())) {
      connections.answer().requireRefused(List.of());
    }
  }

  @Then("stage {string} is callable")
  public void callable(String stage) {
    if (!Polling.becomesTrue(
        scene.patience().propagation(),
        () -> connections.look(SAMPLER, address(stage), stage).accepted())) {
      connections.answer().requireAccepted();
    }
    scene
        .control()
        .propagation()
        .reached(stage)
        .filter(change -> !scene.isReplay())
        .ifPresent(scene.results()::seen);
  }

  /**
   * An older answer may come between: a deployment reaches the front ends of a service one after
   * another. That it does not come back is DEP-026.
   */
  private void stillAnswers(String stage, String marker, String route, String wanted) {
    scene.settle();
    if (!Polling.becomesTrue(
        scene.patience().propagation(), () -> answersInARow(stage, marker, route))) {
      throw Expectation.expected("of stage \"" + stage + "\": " + wanted, "it answered " + seen);
    }
  }

  private boolean answersInARow(String stage, String marker, String route) {
    return IntStream.range(0, SAMPLES).allMatch(i -> sample(stage, route).equals(marker));
  }

  /** The marker that a fresh client gets, or a phrase for anything else. */
  private String sample(String stage, String route) {
    seen = look(stage, route);
    return seen;
  }

  private String look(String stage, String route) {
    HandshakeResponse handshake = connections.look(SAMPLER, address(stage), stage);
    if (!handshake.accepted()) {
      return "the handshake was " + handshake;
    }
    CorrelatedMessages client = scene.clientAtOnce(SAMPLER);
    client.send(client.compose(route));
    Duration longest = scene.patience().answer();
    Optional<ReceivedMessage> reply = client.reply(longest);
    // One that had no answer stays, to be looked at when the scenario ends.
    reply.ifPresent(message -> client.peer().dropConnection());
    return reply
        .map(
            message ->
                message.isError()
                    ? "the error " + message
                    : message.member("marker").orElse(message.toString()))
        .orElseGet(() -> client.noAnswerMessage(longest));
  }

  private URI address(String stage) {
    return scene.target().dataPlane(scene.names().get("apiId"), stage);
  }
}
