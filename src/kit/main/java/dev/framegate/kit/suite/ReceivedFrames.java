package dev.framegate.kit.suite;

import dev.framegate.kit.wire.TranscriptEvent;
import java.util.List;
import java.util.Optional;

/** The frames that one client received, by the byte log. */
record ReceivedFrames(List<TranscriptEvent.Frame> frames) {
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;

  static ReceivedFrames of(ScenarioState scenario, ClientName client) {
    return new ReceivedFrames(
        scenario.transcript().events().stream()
            .filter(TranscriptEvent.Frame.class::isInstance)
            .map(TranscriptEvent.Frame.class::cast)
            .filter(frame -> !frame.sent() && frame.actor().equals(client.text()))
            .toList());
  }

  long text() {
    return count(TEXT);
  }

  long binary() {
    return count(BINARY);
  }

  /** The code in each close frame, or nothing where it had none. */
  List<Optional<Integer>> closeFrames() {
    return frames.stream()
        .filter(frame -> frame.opcode() == CLOSE)
        .map(ReceivedFrames::code)
        .toList();
  }

  /** Data frames with their sizes, such as {@code 1 frame of 90 bytes}. */
  Optional<String> data() {
    List<String> sizes =
        frames.stream()
            .filter(frame -> frame.opcode() < CLOSE)
            .map(frame -> String.valueOf(frame.length()))
            .toList();
    return sizes.isEmpty()
        ? Optional.empty()
        : Optional.of("data frames of " + String.join(", ", sizes) + " bytes");
  }

  private long count(int opcode) {
    return frames.stream().filter(frame -> frame.opcode() == opcode).count();
  }

  private static Optional<Integer> code(TranscriptEvent.Frame frame) {
    byte[] head = frame.head();
    return head.length < 2 ? Optional.empty() : Optional.of((head[0] & 0xFF) << 8 | head[1] & 0xFF);
  }
}
