package dev.framegate.kit.suite;

import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sentences that record what a target does, and judge nothing. */
public final class ProbeSteps {
  private static final int MOST_MESSAGES = 10;

  private final Scene scene;
  private final Door door;
  private final CallbackSteps callbacks;

  public ProbeSteps(Scene scene, Door door, CallbackSteps callbacks) {
    this.scene = scene;
    this.door = door;
    this.callbacks = callbacks;
  }

  @Then("what happens to {client} is recorded")
  public void whatHappens(ClientName client) {
    Peer peer = scene.client(client).peer();
    peer.requireStimulus();
    List<String> seen = new ArrayList<>();
    Duration watched = scene.patience().silence();
    Optional<String> text = peer.await(watched, any -> true);
    while (text.isPresent() && seen.size() < MOST_MESSAGES) {
      seen.add("received " + Heard.of(text.get()));
      text = peer.await(watched, any -> true);
    }
    SeenFrames.of(scene, client).data().ifPresent(seen::add);
    peer.closed(Duration.ZERO).ifPresent(code -> seen.add("disconnected with close code " + code));
    if (peer.isOpen()) {
      seen.add(seen.isEmpty() ? "silence; still connected" : "still connected");
    }
    scene.record(String.join("; ", seen));
  }

  @Then("the handshake's answer is recorded")
  public void handshake() {
    scene.record("the handshake was " + door.answer());
  }

  @Then("the call's answer is recorded")
  public void call() {
    scene.record(scene.control().last().toString());
  }

  @Then("the callback's answer is recorded")
  public void callback() {
    scene.record("the callback was answered with " + callbacks.told());
  }

  @Then("the value of {string} is recorded")
  public void value(String member) {
    scene.record(
        scene.control().last().member(member).map(Json::text).orElse("the member is absent"));
  }
}
