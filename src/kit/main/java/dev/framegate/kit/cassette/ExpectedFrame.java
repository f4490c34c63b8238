package dev.framegate.kit.cassette;

import dev.framegate.kit.wire.RecordingEvent;
import io.netty.buffer.ByteBuf;

/** A recorded frame of a client, to be found again under another masking key. */
record ExpectedFrame(RecordingEvent.Sent sent) {
  private static final int KEY = 4;

  private boolean masked() {
    return sent.header().length > 1 && sent.header()[1] < 0;
  }

  private int keyBytes() {
    return masked() ? KEY : 0;
  }

  /** Bytes of it that went into the socket when it was recorded. */
  int wire() {
    return (int) sent.onWire();
  }

  /** Bytes that never went out then, and may go out now. */
  int surplus() {
    return Math.max(0, sent.header().length + keyBytes() + sent.payload().length - wire());
  }

  boolean complete(ByteBuf bytes) {
    return bytes.readableBytes() >= wire();
  }

  /** Whether the bytes are its beginning, as far as they go. */
  boolean begins(ByteBuf bytes) {
    int from = bytes.readerIndex();
    int header = sent.header().length;
    int limit = Math.min(bytes.readableBytes(), wire());
    for (int i = 0; i < limit; i++) {
      boolean key = i >= header && i < header + keyBytes();
      if (!key && bytes.getByte(from + i) != expected(bytes, from, i)) {
        return false;
      }
    }
    return true;
  }

  private byte expected(ByteBuf bytes, int from, int i) {
    int header = sent.header().length;
    if (i < header) {
      return sent.header()[i];
    }
    int at = i - header - keyBytes();
    return masked()
        ? (byte) (sent.payload()[at] ^ bytes.getByte(from + header + (at & 3)))
        : sent.payload()[at];
  }
}
