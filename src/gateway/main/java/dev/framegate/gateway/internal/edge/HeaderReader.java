package dev.framegate.gateway.internal.edge;

import io.netty.buffer.ByteBuf;

/** Collects the header of a frame, up to its length; the masking key comes after. */
final class HeaderReader {
  private static final int LENGTH_OF_16_BITS = 126;
  private static final int LENGTH_OF_64_BITS = 127;
  private static final int FIXED = 2;

  private int first;
  private int second;
  private int seen;
  private long length;

  /** Reads on; true when the length is known. */
  boolean complete(ByteBuf in) {
    while (in.isReadable() && seen < needed()) {
      int octet = in.readUnsignedByte();
      if (seen == 0) {
        first = octet;
      } else if (seen == 1) {
        second = octet;
        length = form() < LENGTH_OF_16_BITS ? form() : 0;
      } else {
        length = length << Byte.SIZE | octet;
      }
      seen++;
    }
    return seen == needed();
  }

  /** The header, once complete; the next one begins. */
  FrameHeader take() {
    boolean minimal =
        switch (form()) {
          case LENGTH_OF_16_BITS -> length >= LENGTH_OF_16_BITS;
          case LENGTH_OF_64_BITS -> length > 0xffff;
          default -> true;
        };
    seen = 0;
    return new FrameHeader(
        (first & 0x80) != 0, first >> 4 & 0x7, first & 0xf, (second & 0x80) != 0, length, minimal);
  }

  private int form() {
    return second & 0x7f;
  }

  private int needed() {
    if (seen < FIXED) {
      return FIXED;
    }
    return switch (form()) {
      case LENGTH_OF_16_BITS -> FIXED + Short.BYTES;
      case LENGTH_OF_64_BITS -> FIXED + Long.BYTES;
      default -> FIXED;
    };
  }
}
