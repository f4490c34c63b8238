package dev.framegate.kit.wire;

/** The opcodes that RFC 6455 gives a meaning (section 5.2). */
public final class Opcode {
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  static final int BINARY = 2;
  public static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private Opcode() {}

  static boolean control(int opcode) {
    return opcode >= CLOSE;
  }

  public static String name(int opcode) {
    return switch (opcode) {
      case CONTINUATION -> "continuation";
      case TEXT -> "text";
      case BINARY -> "binary";
      case CLOSE -> "close";
      case PING -> "ping";
      case PONG -> "pong";
      default -> "opcode " + opcode;
    };
  }
}
