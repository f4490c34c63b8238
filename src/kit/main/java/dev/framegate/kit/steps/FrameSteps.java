package dev.framegate.kit.steps;

import dev.framegate.kit.clients.CorrelatedMessages;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ByteSize;
import dev.framegate.kit.values.ClientName;
import dev.framegate.kit.wire.ClientFrame;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Messages cut into frames, and frames of any kind. */
public final class FrameSteps {
  private static final ByteSize HALVED = new ByteSize(200);

  private final ScenarioState scenario;

  public FrameSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @When("{client} sends a message of {size} in one frame")
  public void inOneFrame(ClientName client, ByteSize size) {
    cut(client, sized(client, size), size.bytes());
  }

  @When("{client} sends a message of {size} in {int} frames")
  public void inFrames(ClientName client, ByteSize size, int frames) {
    cut(client, sized(client, size), shares(size.bytes(), frames));
  }

  @When("{client} sends a message of {size} in frames of {size}")
  public void inFramesOf(ClientName client, ByteSize size, ByteSize each) {
    cut(client, sized(client, size), each.bytes());
  }

  @When("{client} sends a message of {string} repeated {int} times in one frame")
  public void repeatedInOneFrame(ClientName client, String text, int times) {
    cut(client, repeated(client, times, text), Integer.MAX_VALUE);
  }

  @When("{client} sends a message of {string} repeated {int} times in frames of {size}")
  public void repeatedInFrames(ClientName client, String text, int times, ByteSize each) {
    cut(client, repeated(client, times, text), each.bytes());
  }

  @When("{client} sends the text {string} in {int} frames")
  public void textInFrames(ClientName client, String text, int frames) {
    String message = scenario.client(client).composeText(text);
    cut(client, message, shares(message.getBytes(StandardCharsets.UTF_8).length, frames));
  }

  @When("{client} sends the text {string} in two frames cut {int} bytes into {string}")
  public void textCutInto(ClientName client, String text, int bytes, String place) {
    String message = scenario.client(client).composeText(text);
    int before =
        message.substring(0, message.indexOf(place)).getBytes(StandardCharsets.UTF_8).length;
    byte[] whole = message.getBytes(StandardCharsets.UTF_8);
    send(client, message, Optional.of(List.of(before + bytes, whole.length)));
  }

  @When("{client} sends the first half of a message")
  public void firstHalf(ClientName client) {
    CorrelatedMessages conversation = scenario.client(client);
    byte[] whole = sized(client, HALVED).getBytes(StandardCharsets.UTF_8);
    int half = whole.length / 2;
    conversation.sending("the first half of a message");
    conversation.peer().send(List.of(ClientFrame.text(Arrays.copyOf(whole, half)).withFin(false)));
    conversation.keepUnfinished(Arrays.copyOfRange(whole, half, whole.length));
  }

  @When("{client} sends the rest of the message")
  public void rest(ClientName client) {
    CorrelatedMessages conversation = scenario.client(client);
    conversation.peer().renewStimulus();
    conversation.peer().send(List.of(ClientFrame.continuation(conversation.unfinished())));
    conversation.expectAnswerToComposed("the rest of a message");
  }

  @When("{client} sends only the first {size} of a frame of {size}")
  public void onlyTheFirst(ClientName client, ByteSize sent, ByteSize announced) {
    CorrelatedMessages conversation = scenario.client(client);
    ClientFrame frame = ClientFrame.text(announced.filler());
    conversation.sending("the first %s of a frame of %s".formatted(sent, announced));
    conversation.peer().send(List.of(frame.withOnlyFirst(frame.headerBytes() + sent.bytes())));
  }

  @When("{client} sends these frames:")
  public void theseFrames(ClientName client, List<FrameRow> rows) {
    CorrelatedMessages conversation = scenario.client(client);
    List<ClientFrame> program = new FrameProgram(conversation).of(rows);
    conversation.describe(
        program.stream().map(ClientFrame::toString).collect(Collectors.joining(", then ")));
    conversation.peer().send(program);
  }

  @When("{client} sends a ping {string}")
  public void ping(ClientName client, String payload) {
    scenario
        .client(client)
        .peer()
        .send(List.of(ClientFrame.ping(payload.getBytes(StandardCharsets.UTF_8))));
  }

  private String sized(ClientName client, ByteSize size) {
    return scenario.client(client).compose("echo", size);
  }

  private String repeated(ClientName client, int times, String text) {
    return scenario.client(client).composePadded("echo", text.repeat(times));
  }

  private void cut(ClientName client, String message, int bytesPerFrame) {
    int length = message.getBytes(StandardCharsets.UTF_8).length;
    List<Integer> ends = new ArrayList<>();
    for (long end = bytesPerFrame; end < length; end += bytesPerFrame) {
      ends.add((int) end);
    }
    ends.add(length);
    send(client, message, Optional.of(ends));
  }

  /** Cuts between bytes, blind to characters: that is what a network may do too. */
  private void send(ClientName client, String message, Optional<List<Integer>> ends) {
    CorrelatedMessages conversation = scenario.client(client);
    byte[] whole = message.getBytes(StandardCharsets.UTF_8);
    List<ClientFrame> program = FrameProgram.cut(whole, ends.orElse(List.of(whole.length)));
    conversation.sending(message);
    conversation.describe(
        "a message of %s in %s"
            .formatted(
                new ByteSize(whole.length),
                program.size() == 1 ? "one frame" : program.size() + " frames"));
    conversation.peer().send(program);
  }

  private static int shares(int bytes, int frames) {
    return Math.max(1, (bytes + frames - 1) / frames);
  }
}
