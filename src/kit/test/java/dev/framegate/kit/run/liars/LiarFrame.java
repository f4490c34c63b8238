package dev.framegate.kit.run.liars;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A frame as a liar reads and writes it: first byte and payload, without a mask. */
record LiarFrame(int first, byte[] payload) {
  private static final int MOST_BYTES = 2 << 20;

  static LiarFrame text(String text) {
    return new LiarFrame(0x81, text.getBytes(StandardCharsets.UTF_8));
  }

  static LiarFrame pong(byte[] payload) {
    return new LiarFrame(0x8A, payload);
  }

  static LiarFrame close(int code) {
    return new LiarFrame(0x88, ByteBuffer.allocate(2).putShort((short) code).array());
  }

  boolean control() {
    return (first & 0x08) != 0;
  }

  static LiarFrame read(DataInputStream in) throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    long length = second & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("A frame of " + length + " bytes");
    }
    byte[] mask = new byte[4];
    if ((second & 0x80) != 0) {
      in.readFully(mask);
    }
    byte[] payload = new byte[(int) length];
    in.readFully(payload);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return new LiarFrame(first, payload);
  }

  byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(10 + payload.length).put((byte) first);
    if (payload.length < 126) {
      out.put((byte) payload.length);
    } else if (payload.length < 65_536) {
      out.put((byte) 126).putShort((short) payload.length);
    } else {
      out.put((byte) 127).putLong(payload.length);
    }
    byte[] bytes = new byte[out.put(payload).position()];
    out.flip().get(bytes);
    return bytes;
  }
}
