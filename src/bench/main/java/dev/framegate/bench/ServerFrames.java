package dev.framegate.bench;

import java.nio.ByteBuffer;

/** Counts the messages in a stream of a server's frames. Payloads are skipped, not copied. */
final class ServerFrames {
  private static final int FIN = 0x80;
  private static final int OPCODE = 0x0f;
  private static final int CLOSE = 8;

  private final int expected;
  private final byte[] head = new byte[10];
  private int known;
  private long remaining;
  private boolean last;
  private long bytes;

  /**
   * @param expected payload bytes of each message
   */
  ServerFrames(int expected) {
    this.expected = expected;
  }

  /**
   * The messages that end in these bytes.
   *
   * @throws IllegalStateException if a message has another size, or the server closes
   */
  int count(ByteBuffer in) {
    int messages = 0;
    while (in.hasRemaining()) {
      if (remaining == 0) {
        head[known++] = in.get();
        if (known < 2 || known < size()) {
          continue;
        }
        begin();
      } else {
        int some = (int) Math.min(remaining, in.remaining());
        in.position(in.position() + some);
        remaining -= some;
      }
      if (remaining == 0 && last) {
        end();
        messages++;
      }
    }
    return messages;
  }

  private void begin() {
    known = 0;
    last = (head[0] & FIN) != 0;
    int form = head[1] & 0x7f;
    ByteBuffer rest = ByteBuffer.wrap(head, 2, 8);
    remaining = form < 126 ? form : form == 126 ? rest.getShort() & 0xffff : rest.getLong();
    bytes += remaining;
    if ((head[0] & OPCODE) == CLOSE) {
      throw new IllegalStateException("the server closed the connection");
    }
  }

  private void end() {
    last = false;
    if (bytes != expected) {
      throw new IllegalStateException(
          "expected an answer of %d bytes, got %d".formatted(expected, bytes));
    }
    bytes = 0;
  }

  private int size() {
    int form = head[1] & 0x7f;
    return form < 126 ? 2 : form == 126 ? 4 : 10;
  }
}
