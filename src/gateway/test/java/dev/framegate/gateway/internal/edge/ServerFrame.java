package dev.framegate.gateway.internal.edge;

import java.nio.charset.StandardCharsets;

/** A frame as a raw client read it. */
record ServerFrame(boolean fin, int opcode, byte[] payload) {
  String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** The code of a close frame; 1005 without one. */
  int closeCode() {
    return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
  }
}
