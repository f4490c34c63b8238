package dev.framegate.gateway.internal.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;

/** Writes unmasked server frames. */
// What cannot be written or closed shows as the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class ServerFrameWriter {
  private static final int BIGGEST_HEADER = 10;
  private static final int FIN = 0x80;

  private ServerFrameWriter() {}

  static ByteBuf frame(ByteBufAllocator alloc, int opcode, byte[] payload) {
    return part(alloc, FIN | opcode, payload, 0, payload.length);
  }

  /**
   * Writes a message without flushing, cut into frames of at most {@code frameBytes}.
   *
   * @return the future of the last frame
   */
  static ChannelFuture message(Channel channel, int opcode, byte[] payload, int frameBytes) {
    int at = 0;
    int first = opcode;
    while (payload.length - at > frameBytes) {
      channel.write(part(channel.alloc(), first, payload, at, frameBytes));
      first = FrameHeader.CONTINUATION;
      at += frameBytes;
    }
    return channel.write(part(channel.alloc(), FIN | first, payload, at, payload.length - at));
  }

  /** Appends a message of one frame to a buffer. */
  static void append(ByteBuf out, int opcode, byte[] payload) {
    out.ensureWritable(BIGGEST_HEADER + payload.length);
    header(out, FIN | opcode, payload.length);
    out.writeBytes(payload);
  }

  private static ByteBuf part(
      ByteBufAllocator alloc, int first, byte[] payload, int from, int length) {
    // The transport would copy a buffer of the heap once more.
    ByteBuf out = alloc.directBuffer(BIGGEST_HEADER + length);
    header(out, first, length);
    return out.writeBytes(payload, from, length);
  }

  private static void header(ByteBuf out, int first, int length) {
    out.writeByte(first);
    if (length < 126) {
      out.writeByte(length);
    } else if (length <= 0xffff) {
      out.writeByte(126).writeShort(length);
    } else {
      out.writeByte(127).writeLong(length);
    }
  }
}
