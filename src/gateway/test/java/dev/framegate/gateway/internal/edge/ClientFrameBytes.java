package dev.framegate.gateway.internal.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Client frames, byte by byte; right ones and wrong ones. */
final class ClientFrameBytes {
  private static final byte[] KEY = {0x12, 0x34, (byte) 0xab, (byte) 0xcd};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A masked frame in the shortest form. */
  static byte[] frame(boolean fin, int opcode, byte[] payload) {
    return new ClientFrameBytes().frame(fin ? 0x80 | opcode : opcode, true, payload).done();
  }

  static byte[] text(String text) {
    return frame(true, 1, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] ascii(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 'a');
    return bytes;
  }

  static byte[] close(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    return frame(
        true, 8, ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
  }

  static byte[] hex(String digits) {
    String plain = digits.replace(" ", "");
    byte[] bytes = new byte[plain.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(plain.substring(2 * i, 2 * i + 2), 16);
    }
    return bytes;
  }

  static byte[] join(byte[]... parts) {
    ClientFrameBytes all = new ClientFrameBytes();
    for (byte[] part : parts) {
      all.out.writeBytes(part);
    }
    return all.done();
  }

  ClientFrameBytes frame(int first, boolean masked, byte[] payload) {
    return header(first, masked, payload.length).payload(masked, payload);
  }

  /** A header that announces a length, and its masking key, without a payload. */
  ClientFrameBytes header(int first, boolean masked, long length) {
    int bit = masked ? 0x80 : 0;
    out.write(first);
    if (length < 126) {
      out.write(bit | (int) length);
    } else if (length <= 0xffff) {
      out.write(bit | 126);
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
    } else {
      out.write(bit | 127);
      out.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
    }
    return this;
  }

  ClientFrameBytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  private ClientFrameBytes payload(boolean masked, byte[] payload) {
    if (!masked) {
      return raw(payload);
    }
    raw(KEY);
    for (int i = 0; i < payload.length; i++) {
      out.write(payload[i] ^ KEY[i & 3]);
    }
    return this;
  }

  byte[] done() {
    return out.toByteArray();
  }
}
