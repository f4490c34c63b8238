package dev.framegate.gateway.settings;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A handshake and the frames that a client sends after it.
 *
 * @param url {@code ws://} or {@code wss://} address of a stage
 * @param headers of the handshake beside the usual ones, in this order
 * @param frames in this order, legal or not
 */
public record FrameProgram(URI url, List<Map.Entry<String, String>> headers, List<Frame> frames) {
  public FrameProgram {
    headers = List.copyOf(headers);
    frames = List.copyOf(frames);
  }

  /**
   * A frame, which is sent masked.
   *
   * @param opcode 0 to 15
   * @param fin whether it is the last of its message
   * @param payload unmasked
   */
  public record Frame(int opcode, boolean fin, byte[] payload) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Frame that
          && opcode == that.opcode
          && fin == that.fin
          && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(payload) + 2 * opcode + (fin ? 1 : 0);
    }
  }
}
