package dev.framegate.gateway.internal.edge;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Validates UTF-8 in chunks that may end anywhere, and fails at the first invalid byte. */
final class Utf8Check {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long TOP_BITS = 0x8080808080808080L;

  private int missing;
  private int lowest;
  private int highest;
  private int characters;

  /** Whether bytes are valid UTF-8 from an index to their end. */
  static boolean isValid(byte[] bytes, int from) {
    Utf8Check check = new Utf8Check();
    return check.accepts(bytes, from, bytes.length) && check.complete();
  }

  /** Whether the bytes so far, with these, can still begin a valid text. */
  boolean accepts(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (missing == 0) {
        // Most text is ASCII: eight bytes a step.
        while (at + Long.BYTES <= to && ((long) LONGS.get(bytes, at) & TOP_BITS) == 0) {
          at += Long.BYTES;
          characters += Long.BYTES;
        }
        if (at < to && !lead(bytes[at++] & 0xff)) {
          return false;
        }
      } else if (!trail(bytes[at++] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text does not end within a character. */
  boolean complete() {
    return missing == 0;
  }

  /** Code points begun since the start. */
  int characters() {
    return characters;
  }

  void reset() {
    missing = 0;
    characters = 0;
  }

  /** RFC 3629 section 4: the lead byte decides how many follow, and the range of the next. */
  private boolean lead(int octet) {
    characters++;
    if (octet < 0x80) {
      return true;
    }
    if (octet < 0xC2 || octet > 0xF4) {
      return false;
    }
    missing = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
    lowest = octet == 0xE0 ? 0xA0 : octet == 0xF0 ? 0x90 : 0x80;
    highest = octet == 0xED ? 0x9F : octet == 0xF4 ? 0x8F : 0xBF;
    return true;
  }

  private boolean trail(int octet) {
    boolean fits = octet >= lowest && octet <= highest;
    missing--;
    lowest = 0x80;
    highest = 0xBF;
    return fits;
  }
}
