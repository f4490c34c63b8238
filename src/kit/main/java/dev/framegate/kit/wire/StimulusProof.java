package dev.framegate.kit.wire;

import java.util.List;
import java.util.Optional;

/**
 * How much of the frames that were to be sent went into the socket.
 *
 * @param trouble why not all of it did, in one line
 */
public record StimulusProof(List<Sent> frames, Optional<String> trouble) {

  /**
   * One frame.
   *
   * @param onWire bytes of header and payload that the operating system took
   */
  public record Sent(ClientFrame frame, long onWire) {
    boolean headerOnWire() {
      return onWire >= Math.min(frame.headerBytes(), frame.wireBytes());
    }

    boolean complete() {
      return onWire >= frame.wireBytes();
    }
  }

  public StimulusProof {
    frames = List.copyOf(frames);
  }

  /** Whether every frame's header went out (for a frame that is cut in its header: all of it). */
  public boolean headersOnWire() {
    return frames.stream().allMatch(Sent::headerOnWire);
  }

  /** Whether at least the first frame's header went out. */
  public boolean begun() {
    return frames.isEmpty() || frames.get(0).headerOnWire();
  }

  /** Whether every byte went out. */
  public boolean complete() {
    return frames.stream().allMatch(Sent::complete);
  }
}
