package dev.framegate.gateway.internal.edge;

/**
 * The header of a frame from a client (RFC 6455 section 5.2), known before its payload is read.
 *
 * @param rsv the three reserved bits, 0 to 7
 * @param opcode 0 to 15
 * @param length announced payload bytes; negative when the top bit of the 64-bit form is set
 * @param minimal whether the length was written in its shortest form
 */
public record FrameHeader(
    boolean fin, int rsv, int opcode, boolean masked, long length, boolean minimal) {
  public static final int CONTINUATION = 0x0;
  public static final int TEXT = 0x1;
  public static final int BINARY = 0x2;
  public static final int CLOSE = 0x8;
  public static final int PING = 0x9;
  public static final int PONG = 0xA;

  /** Close, ping, pong and the reserved control opcodes. */
  public boolean control() {
    return (opcode & 0x8) != 0;
  }
}
