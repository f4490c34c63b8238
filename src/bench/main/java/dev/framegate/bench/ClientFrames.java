package dev.framegate.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The masked frames of one message, written once. */
public final class ClientFrames {
  private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};
  private static final int FIN = 0x80;
  private static final int TEXT = 1;

  private ClientFrames() {}

  /** JSON of exactly this size. Its route key is {@code echo}. */
  static String message(int bytes) {
    String start = "{\"action\":\"echo\",\"data\":\"";
    return start + "x".repeat(bytes - start.length() - 2) + "\"}";
  }

  /** So many copies of a message, cut into frames of equal size. */
  public static ByteBuffer copies(String message, int frames, int copies) {
    byte[] payload = message.getBytes(StandardCharsets.US_ASCII);
    int size = payload.length / frames;
    ByteBuffer one = ByteBuffer.allocate(payload.length + 14 * frames);
    for (int i = 0; i < frames; i++) {
      int from = i * size;
      int to = i == frames - 1 ? payload.length : from + size;
      one.put((byte) ((i == frames - 1 ? FIN : 0) | (i == 0 ? TEXT : 0)));
      length(one, to - from);
      one.put(MASK);
      for (int at = from; at < to; at++) {
        one.put((byte) (payload[at] ^ MASK[at - from & 3]));
      }
    }
    one.flip();
    ByteBuffer all = ByteBuffer.allocateDirect(one.remaining() * copies);
    for (int i = 0; i < copies; i++) {
      all.put(one.duplicate());
    }
    return all.flip();
  }

  /** The first bytes of a final text frame whose payload does not follow. */
  public static ByteBuffer announcement(long length) {
    return ByteBuffer.allocate(14)
        .put((byte) (FIN | TEXT))
        .put((byte) (FIN | 127))
        .putLong(length)
        .put(MASK)
        .flip();
  }

  private static void length(ByteBuffer out, int length) {
    if (length < 126) {
      out.put((byte) (FIN | length));
    } else if (length <= 0xffff) {
      out.put((byte) (FIN | 126)).putShort((short) length);
    } else {
      out.put((byte) (FIN | 127)).putLong(length);
    }
  }
}
