package dev.framegate.kit.steps;

import dev.framegate.kit.clients.CorrelatedMessages;
import dev.framegate.kit.clients.ReceivedFrames;
import dev.framegate.kit.clients.ReceivedMessage;
import dev.framegate.kit.clients.TestClient;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ClientName;
import dev.framegate.kit.wire.ConnectionEnd;
import dev.framegate.kit.wire.TranscriptEvent;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How connections end, and that they go on. */
public final class CloseSteps {
  private static final int TOO_LARGE = 1009;
  private static final String ALIVE = "still there?";

  /** Codes that stand for what happened and never travel (RFC 6455, section 7.4.1). */
  private static final List<Integer> RESERVED = List.of(1004, 1005, 1006, 1015);

  private final ScenarioState scenario;

  public CloseSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @When("{client} closes with code {int}")
  public void closes(ClientName client, int code) {
    scenario.client(client).peer().close(code);
  }

  @When("{client} closes without a code")
  public void closes(ClientName client) {
    scenario.client(client).peer().closeWithoutCode();
  }

  @When("{client} disconnects without a close frame")
  public void disconnectsWithoutClosing(ClientName client) {
    scenario.client(client).peer().dropConnection();
  }

  @Then("{client} is disconnected with close code {int}")
  public void disconnected(ClientName client, int code) {
    ended(client, List.of(code));
  }

  @Then("{client} is disconnected with one of the close codes:")
  public void disconnected(ClientName client, List<List<String>> rows) {
    ended(client, SingleColumnTables.numbers(rows));
  }

  @Then("{client} is disconnected")
  public void disconnected(ClientName client) {
    ended(client, List.of());
  }

  @Then("{client} receives a close frame")
  public void receivesCloseFrame(ClientName client) {
    Optional<Integer> code = scenario.client(client).peer().end(scenario.patience().close());
    if (ReceivedFrames.of(scenario.transcript(), client).closeFrames().isEmpty()) {
      throw Expectation.expected(
          "a close frame to " + client,
          code.isPresent() ? "the connection ended without one" : "the connection is still open");
    }
  }

  @Then("the close frame to {client} carries no reserved code")
  public void noReservedCode(ClientName client) {
    scenario.client(client).peer().requireBegunStimulus();
    ReceivedFrames.of(scenario.transcript(), client).closeFrames().stream()
        .flatMap(Optional::stream)
        .filter(code -> code < 1000 || RESERVED.contains(code))
        .findFirst()
        .ifPresent(
            code -> {
              throw Expectation.expected(
                  "a close frame without a code, or with one that may travel",
                  "it carries " + code);
            });
  }

  @Then("{client} has received text frames only")
  public void textFramesOnly(ClientName client) {
    ReceivedFrames seen = ReceivedFrames.of(scenario.transcript(), client);
    if (seen.binary() > 0 || seen.text() == 0) {
      throw Expectation.expected(
          "text frames, and no others",
          "%d text and %d binary frames".formatted(seen.text(), seen.binary()));
    }
  }

  /** A pong ends the wait early; that pings are answered at all is a rule of its own (FRM-024). */
  @Then("{client} stays connected")
  public void staysConnected(ClientName client) {
    TestClient peer = scenario.client(client).peer();
    peer.requireStimulus();
    boolean answers =
        peer.isOpen()
            && peer.answersPing(
                    ALIVE.getBytes(StandardCharsets.UTF_8), scenario.patience().answer())
                .orElse(false);
    if (!answers) {
      stillOpen(client, peer.end(scenario.silence()));
    }
  }

  private void stillOpen(ClientName client, Optional<Integer> code) {
    if (code.isPresent()) {
      throw Expectation.expected(
          "%s stays connected after %s".formatted(client, scenario.client(client).lastSent()),
          "the connection ended with close code " + code.get());
    }
  }

  private void ended(ClientName client, List<Integer> codes) {
    CorrelatedMessages conversation = scenario.client(client);
    Duration longest = scenario.patience().close();
    Optional<Integer> code = conversation.peer().end(longest);
    if (code.filter(c -> codes.isEmpty() || codes.contains(c)).isPresent()) {
      return;
    }
    if (codes.contains(TOO_LARGE) && wasResetWhileSending(conversation, code)) {
      return;
    }
    conversation.peer().requireStimulus();
    String wanted = codes.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    throw Expectation.expected(
        "%s is disconnected%s after %s"
            .formatted(
                client,
                codes.isEmpty() ? "" : " with close code " + wanted,
                conversation.lastSent()),
        code.map(c -> "it was disconnected with close code " + c)
            .orElseGet(() -> stillConnected(conversation, longest)));
  }

  /**
   * A server may refuse a frame from its header and close while the client still writes: TCP then
   * resets the connection, and the close frame is lost. That the frame was refused was seen.
   */
  private boolean wasResetWhileSending(CorrelatedMessages conversation, Optional<Integer> code) {
    boolean reset =
        code.filter(c -> c == ConnectionEnd.NO_CLOSE_FRAME).isPresent()
            && conversation.peer().wasCutWhileSending();
    if (reset) {
      scenario
          .transcript()
          .add(
              at ->
                  new TranscriptEvent.Note(
                      at,
                      "kit",
                      "The connection was reset while the frame was written: the refusal was seen, its close code was not."));
    }
    return reset;
  }

  private String stillConnected(CorrelatedMessages conversation, Duration longest) {
    return "the connection stayed open for %d s%s"
        .formatted(
            longest.toSeconds(),
            conversation
                .peer()
                .await(Duration.ZERO, text -> true)
                .map(text -> ", and this came back: " + ReceivedMessage.of(text))
                .orElse(""));
  }
}
