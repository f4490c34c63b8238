package dev.framegate.kit.cassette;

import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.wire.Opcode;
import dev.framegate.kit.wire.RecordingEvent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** A client's frame in words, for messages. */
final class FrameText {
  private static final int SHOWN = 200;

  private FrameText() {}

  static String of(RecordingEvent.Sent sent, String actor) {
    return text(sent.header(), sent.payload(), actor);
  }

  /** Of bytes as they came, which begin a frame. */
  static String of(ByteBuf bytes, String actor) {
    byte[] all = ByteBufUtil.getBytes(bytes);
    int marker = all.length < 2 ? 0 : all[1] & 0x7F;
    int header = Math.min(all.length, 2 + (marker == 126 ? 2 : marker == 127 ? 8 : 0));
    boolean masked = all.length > 1 && all[1] < 0;
    int from = Math.min(all.length, header + (masked ? 4 : 0));
    byte[] payload = java.util.Arrays.copyOfRange(all, from, all.length);
    for (int i = 0; masked && i < payload.length; i++) {
      payload[i] ^= all[header + (i & 3)];
    }
    return text(java.util.Arrays.copyOf(all, header), payload, actor);
  }

  private static String text(byte[] header, byte[] payload, String actor) {
    int opcode = header.length == 0 ? 0 : header[0] & 15;
    String shown =
        opcode == Opcode.TEXT || opcode == Opcode.CONTINUATION
            ? JsonBytes.text(payload).map(text -> ": " + cut(text)).orElse("")
            : opcode == Opcode.CLOSE && payload.length > 1
                ? " " + Unpooled.wrappedBuffer(payload).readUnsignedShort()
                : "";
    return "the %s frame of %s with %d bytes%s"
        .formatted(Opcode.name(opcode), actor, payload.length, shown);
  }

  private static String cut(String text) {
    return WellFormedText.shortened(text, SHOWN, "…");
  }
}
