package dev.framegate.kit.steps;

import dev.framegate.kit.clients.ReceivedFrames;
import dev.framegate.kit.clients.ReceivedMessage;
import dev.framegate.kit.clients.TestClient;
import dev.framegate.kit.scenario.ConnectionOpener;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ClientName;
import dev.framegate.kit.values.StepJson;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sentences that record what a target does, and judge nothing. */
public final class ProbeSteps {
  private static final int MOST_MESSAGES = 10;

  private final ScenarioState scenario;
  private final ConnectionOpener connections;
  private final CallbackSteps callbacks;

  public ProbeSteps(ScenarioState scenario, ConnectionOpener connections, CallbackSteps callbacks) {
    this.scenario = scenario;
    this.connections = connections;
    this.callbacks = callbacks;
  }

  @Then("what happens to {client} is recorded")
  public void whatHappens(ClientName client) {
    TestClient peer = scenario.client(client).peer();
    peer.requireStimulus();
    List<String> seen = new ArrayList<>();
    Duration watched = scenario.silence();
    Optional<String> text = peer.await(watched, any -> true);
    while (text.isPresent() && seen.size() < MOST_MESSAGES) {
      seen.add("received " + ReceivedMessage.of(text.get()));
      text = peer.await(watched, any -> true);
    }
    ReceivedFrames.of(scenario.transcript(), client).data().ifPresent(seen::add);
    peer.closed(Duration.ZERO).ifPresent(code -> seen.add("disconnected with close code " + code));
    if (peer.isOpen()) {
      seen.add(seen.isEmpty() ? "silence; still connected" : "still connected");
    }
    scenario.record(String.join("; ", seen));
  }

  @Then("the handshake's answer is recorded")
  public void handshake() {
    scenario.record("the handshake was " + connections.answer());
  }

  @Then("the call's answer is recorded")
  public void call() {
    scenario.record(scenario.control().last().toString());
  }

  @Then("the callback's answer is recorded")
  public void callback() {
    scenario.record("the callback was answered with " + callbacks.told());
  }

  @Then("the value of {string} is recorded")
  public void value(String member) {
    scenario.record(
        scenario
            .control()
            .last()
            .member(member)
            .map(StepJson::text)
            .orElse("the member is absent"));
  }
}
