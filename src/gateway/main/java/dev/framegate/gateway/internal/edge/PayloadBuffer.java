package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.limits.ServerBounds;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Unmasked payload bytes. The buffer grows with the bytes received, not with the announced length,
 * so that a header alone uses no memory.
 */
final class PayloadBuffer {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final byte[] EMPTY = {};

  /** Of each event loop, an array that no message uses now. */
  private static final FastThreadLocal<byte[]> SPARE =
      new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
          return EMPTY;
        }
      };

  private byte[] bytes = EMPTY;
  private int length;

  int length() {
    return length;
  }

  /** Whether what was appended since {@code from} keeps the text valid. */
  boolean keepsValid(Utf8Check check, int from) {
    return check.accepts(bytes, from, length);
  }

  /** Returns the bytes as text and clears the buffer. */
  String takeText() {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    if (bytes.length > SPARE.get().length && bytes.length <= ServerBounds.SPARE_PAYLOAD_BYTES) {
      SPARE.set(bytes);
    }
    clear();
    return text;
  }

  /**
   * Appends and unmasks bytes.
   *
   * @param mask the masking key, already turned so that its top byte belongs to the next byte
   */
  void append(ByteBuf in, int count, int mask) {
    reserve(count);
    int at = length;
    int end = length + count;
    // At once: a buffer checks each read of its own.
    in.readBytes(bytes, at, count);
    long wide = (long) mask << Integer.SIZE | (mask & 0xffffffffL);
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ wide);
    }
    for (int turn = Integer.SIZE - Byte.SIZE; at < end; at++, turn -= Byte.SIZE) {
      bytes[at] ^= (byte) (mask >>> (turn & 31));
    }
    length = end;
  }

  /** Returns the bytes and clears the buffer. */
  byte[] take() {
    byte[] taken = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    clear();
    return taken;
  }

  void clear() {
    bytes = EMPTY;
    length = 0;
  }

  private void reserve(int count) {
    int needed = Math.addExact(length, count);
    if (bytes == EMPTY && takesSpare(needed)) {
      return;
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, length == 0 ? needed : Math.max(needed, length * 2));
    }
  }

  /** A small beginning leaves a large array for others: the rest may never come. */
  private boolean takesSpare(int needed) {
    byte[] spare = SPARE.get();
    if (needed > spare.length || needed < spare.length / 4) {
      return false;
    }
    bytes = spare;
    SPARE.set(EMPTY);
    return true;
  }
}
