package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.limits.ServiceQuotas;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A close code with its reason, as a close frame carries it or as {@code $disconnect} reports it.
 *
 * @param code RFC 6455 section 7.4; 1005 and 1006 exist in reports only, never on the wire
 * @param reason empty where there is none
 */
public record CloseStatus(int code, String reason) {
  /** The client's close frame carried no code. */
  public static final CloseStatus UNSET =
      new CloseStatus(1005, "Client-side close frame status not set");

  /** The connection was lost without a close frame. */
  public static final CloseStatus LOST = new CloseStatus(1006, "Connection lost");

  private static final int CODE_BYTES = 2;

  /** Whether a close frame may carry this code. */
  public boolean allowedOnWire() {
    return allowedOnWire(code);
  }

  static boolean allowedOnWire(int code) {
    // IANA's registry of close codes: 1012 to 1014 came after RFC 6455.
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }

  /**
   * Reads the payload of a close frame.
   *
   * @return {@link #UNSET} for a payload without a code
   */
  static CloseStatus read(byte[] payload) {
    if (payload.length < CODE_BYTES) {
      return UNSET;
    }
    int code = (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
    return new CloseStatus(
        code, new String(payload, CODE_BYTES, payload.length - CODE_BYTES, StandardCharsets.UTF_8));
  }

  /** The payload of a close frame; empty for codes that must not be on the wire. */
  byte[] payload() {
    if (!allowedOnWire()) {
      return new byte[0];
    }
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    int length =
        text.length <= ServiceQuotas.CLOSE_REASON_BYTES ? text.length : wholeCharacters(text);
    return ByteBuffer.allocate(2 + length).putShort((short) code).put(text, 0, length).array();
  }

  private static int wholeCharacters(byte[] text) {
    int end = ServiceQuotas.CLOSE_REASON_BYTES;
    while (end > 0 && (text[end] & 0xc0) == 0x80) {
      end--;
    }
    return end;
  }
}
