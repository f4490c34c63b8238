package dev.framegate.kit.wire;

/**
 * How a connection ended.
 *
 * @param code from the peer's close frame; 1005 where it had none, 1006 where no close frame came
 * @param reason from the peer's close frame, else what the client knows about the end
 * @param tcpEnded whether the TCP connection had ended too when this was asked
 */
public record ConnectionEnd(int code, String reason, boolean tcpEnded) {
  /** The close frame had no code. Never on the wire (RFC 6455, section 7.4.1). */
  public static final int NO_CODE = 1005;

  /** No close frame came. Never on the wire (RFC 6455, section 7.4.1). */
  public static final int NO_CLOSE_FRAME = 1006;
}
