package dev.framegate.kit.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The payload of a close frame: two bytes of code, then a reason (RFC 6455, section 5.5.1). */
final class ClosePayload {
  private ClosePayload() {}

  static Optional<Integer> code(byte[] payload) {
    return payload.length < 2
        ? Optional.empty()
        : Optional.of((payload[0] & 0xFF) << 8 | payload[1] & 0xFF);
  }

  static String reason(byte[] payload) {
    return payload.length <= 2
        ? ""
        : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
  }
}
