package dev.framegate.gateway.internal.edge;

/**
 * The progress of a fragmented message.
 *
 * @param opcode of its first frame
 * @param bytes payload bytes of its frames so far
 * @param fragments frames so far; 0 between messages
 */
public record MessageProgress(int opcode, long bytes, int fragments) {
  /** Between messages. */
  public static final MessageProgress NONE = new MessageProgress(0, 0, 0);

  public boolean started() {
    return fragments > 0;
  }

  MessageProgress plus(FrameHeader frame) {
    return new MessageProgress(
        started() ? opcode : frame.opcode(), bytes + frame.length(), fragments + 1);
  }
}
