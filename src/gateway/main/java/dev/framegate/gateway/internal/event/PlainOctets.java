package dev.framegate.gateway.internal.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes a time for what a plain string does not contain. */
final class PlainOctets {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101010101010101L;
  private static final long TOP_BITS = 0x8080808080808080L;

  private PlainOctets() {}

  /** Whether there is no control character and no backslash between two indices. */
  static boolean only(byte[] octets, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long eight = (long) LONGS.get(octets, at);
      long slash = eight ^ ONES * '\\';
      // The top bit of a byte that is below 32, or that is a backslash.
      long low = eight - ONES * ' ' & ~eight;
      long escape = slash - ONES & ~slash;
      if (((low | escape) & TOP_BITS) != 0) {
        return false;
      }
    }
    for (; at < to; at++) {
      if (octets[at] >= 0 && octets[at] < ' ' || octets[at] == '\\') {
        return false;
      }
    }
    return true;
  }
}
