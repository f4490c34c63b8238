package dev.framegate.kit.clients;

import dev.framegate.kit.values.ClientName;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.TranscriptEvent;
import java.util.List;
import java.util.Optional;

/** The frames that one client received, by the byte log. */
public record ReceivedFrames(List<TranscriptEvent.Frame> frames) {
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;

  public static ReceivedFrames of(Transcript transcript, ClientName client) {
    return new ReceivedFrames(
        transcript.events().stream()
            .filter(TranscriptEvent.Frame.class::isInstance)
            .map(TranscriptEvent.Frame.class::cast)
            .filter(frame -> !frame.sent() && frame.actor().equals(client.text()))
            .toList());
  }

  public long text() {
    return count(TEXT);
  }

  public long binary() {
    return count(BINARY);
  }

  /** The code in each close frame, or nothing where it had none. */
  public List<Optional<Integer>> closeFrames() {
    return frames.stream()
        .filter(frame -> frame.opcode() == CLOSE)
        .map(ReceivedFrames::code)
        .toList();
  }

  /** Data frames with their sizes, such as {@code 1 frame of 90 bytes}. */
  public Optional<String> data() {
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
