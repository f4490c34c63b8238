package dev.framegate.kit.suite;

import dev.framegate.kit.wire.Frame;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How connections end, and that they go on. */
public final class EndingSteps {
  private static final String ALIVE = "still there?";

  /** Codes that stand for what happened and never travel (RFC 6455, section 7.4.1). */
  private static final List<Integer> RESERVED = List.of(1004, 1005, 1006, 1015);

  private final Scene scene;

  public EndingSteps(Scene scene) {
    this.scene = scene;
  }

  @When("{client} closes with code {int}")
  public void closes(ClientName client, int code) {
    scene.client(client).peer().close(code);
  }

  @When("{client} closes without a code")
  public void closes(ClientName client) {
    scene.client(client).peer().closeWithoutCode();
  }

  @When("{client} vanishes")
  public void vanishes(ClientName client) {
    scene.client(client).peer().vanish();
  }

  @Then("{client} is disconnected with close code {int}")
  public void disconnected(ClientName client, int code) {
    ended(client, List.of(code));
  }

  @Then("{client} is disconnected with one of:")
  public void disconnected(ClientName client, List<List<String>> rows) {
    ended(client, Rows.numbers(rows));
  }

  @Then("{client} is disconnected")
  public void disconnected(ClientName client) {
    ended(client, List.of());
  }

  @Then("{client} receives a close frame")
  public void receivesCloseFrame(ClientName client) {
    Optional<Integer> code = scene.client(client).peer().closed(scene.patience().close());
    if (SeenFrames.of(scene, client).closeFrames().isEmpty()) {
      throw Missed.expected(
          "a close frame to " + client,
          code.isPresent() ? "the connection ended without one" : "the connection is still open");
    }
  }

  @Then("the close frame to {client} carries no reserved code")
  public void noReservedCode(ClientName client) {
    SeenFrames.of(scene, client).closeFrames().stream()
        .flatMap(Optional::stream)
        .filter(code -> code < 1000 || RESERVED.contains(code))
        .findFirst()
        .ifPresent(
            code -> {
              throw Missed.expected(
                  "a close frame without a code, or with one that may travel",
                  "it carries " + code);
            });
  }

  @Then("{client} has received text frames only")
  public void textFramesOnly(ClientName client) {
    SeenFrames seen = SeenFrames.of(scene, client);
    if (seen.binary() > 0 || seen.text() == 0) {
      throw Missed.expected(
          "text frames, and no others",
          "%d text and %d binary frames".formatted(seen.text(), seen.binary()));
    }
  }

  /** A pong ends the wait early; that pings are answered at all is a rule of its own (FRM-024). */
  @Then("{client} stays connected")
  public void staysConnected(ClientName client) {
    Peer peer = scene.client(client).peer();
    if (peer instanceof OrdinaryPeer) {
      stillOpen(client, peer.closed(scene.patience().silence()));
      return;
    }
    if (peer.isOpen()) {
      peer.send(List.of(Frame.ping(ALIVE.getBytes(StandardCharsets.UTF_8))));
      Duration longest = scene.patience().answer();
      if (peer.pong(longest).isPresent()) {
        return;
      }
    }
    stillOpen(client, peer.closed(scene.patience().silence()));
  }

  private void stillOpen(ClientName client, Optional<Integer> code) {
    if (code.isPresent()) {
      throw Missed.expected(
          "%s stays connected after %s".formatted(client, scene.client(client).lastSent()),
          "the connection ended with close code " + code.get());
    }
  }

  private void ended(ClientName client, List<Integer> codes) {
    Conversation conversation = scene.client(client);
    Duration longest = scene.patience().close();
    Optional<Integer> code = conversation.peer().closed(longest);
    if (code.filter(c -> codes.isEmpty() || codes.contains(c)).isPresent()) {
      return;
    }
    conversation.peer().requireStimulus();
    String wanted = codes.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    throw Missed.expected(
        "%s is disconnected%s after %s"
            .formatted(
                client,
                codes.isEmpty() ? "" : " with close code " + wanted,
                conversation.lastSent()),
        code.map(c -> "it was disconnected with close code " + c)
            .orElseGet(() -> stillConnected(conversation, longest)));
  }

  private String stillConnected(Conversation conversation, Duration longest) {
    return "the connection stayed open for %d s%s"
        .formatted(
            longest.toSeconds(),
            conversation
                .peer()
                .await(Duration.ZERO, text -> true)
                .map(text -> ", and this came back: " + Heard.of(text))
                .orElse(""));
  }
}
