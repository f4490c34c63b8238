package dev.framegate.gateway.internal.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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

  private static final int MAX_REASON_BYTES = 123;

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
   * @return {@link #UNSET} for an empty payload
   * @throws CharacterCodingException when the reason is not UTF-8
   * @throws IllegalArgumentException when the payload is a single byte
   */
  static CloseStatus read(byte[] payload) throws CharacterCodingException {
    if (payload.length == 0) {
      return UNSET;
    }
    if (payload.length == 1) {
      throw new IllegalArgumentException("a close payload of one byte holds half a code");
    }
    int code = (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
    String reason =
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(payload, 2, payload.length - 2))
            .toString();
    return new CloseStatus(code, reason);
  }

  /** The payload of a close frame; empty for codes that must not be on the wire. */
  byte[] payload() {
    if (!allowedOnWire()) {
      return new byte[0];
    }
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    int length = text.length <= MAX_REASON_BYTES ? text.length : wholeCharacters(text);
    return ByteBuffer.allocate(2 + length).putShort((short) code).put(text, 0, length).array();
  }

  private static int wholeCharacters(byte[] text) {
    int end = MAX_REASON_BYTES;
    while (end > 0 && (text[end] & 0xc0) == 0x80) {
      end--;
    }
    return end;
  }
}
