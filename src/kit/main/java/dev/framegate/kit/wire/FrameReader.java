package dev.framegate.kit.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** Reads a server's frames as they are, legal or not, and tells when no more will come. */
final class FrameReader extends ByteToMessageDecoder {

  /**
   * A frame as it was read.
   *
   * @param minimal whether its length was written shortest
   * @param header as it stood on the wire, with the masking key if there was one
   * @param payload unmasked
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Read(
      boolean fin,
      int rsv,
      int opcode,
      boolean masked,
      boolean minimal,
      long length,
      byte[] header,
      byte[] payload,
      long onWire) {

    Read withPayload(byte[] other) {
      return other == payload
          ? this
          : new Read(fin, rsv, opcode, masked, minimal, length, header, other, onWire);
    }

    /** The payload as it stood on the wire. */
    byte[] raw() {
      return masked ? mask(payload.clone(), header) : payload;
    }
  }

  /** Who wants to know; called from the event loop. */
  interface Listener {
    void frame(Read frame);

    /** A frame announces more than may be held; nothing is read any more. */
    void tooLong(Read header);

    /** The connection ended inside of this frame. */
    void cutOff(Read part);

    void ended(String why);
  }

  private final Listener listener;
  private final int mostBytes;
  private boolean deaf;

  FrameReader(Listener listener, int mostBytes) {
    this.listener = listener;
    this.mostBytes = mostBytes;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (deaf) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int headerBytes = headerBytes(in);
    if (headerBytes == 0) {
      return;
    }
    long length = length(in);
    if (length < 0 || length > mostBytes) {
      deaf = true;
      listener.tooLong(read(in, headerBytes, 0));
      in.skipBytes(in.readableBytes());
    } else if (in.readableBytes() >= headerBytes + length) {
      Read frame = read(in, headerBytes, (int) length);
      in.skipBytes(headerBytes + (int) length);
      listener.frame(frame);
    }
  }

  @Override
  protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    while (in.isReadable() && !deaf) {
      int before = in.readableBytes();
      decode(ctx, in, out);
      if (in.readableBytes() == before) {
        int headerBytes = headerBytes(in);
        if (headerBytes > 0) {
          listener.cutOff(read(in, headerBytes, before - headerBytes));
        }
        in.skipBytes(before);
      }
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
    super.userEventTriggered(ctx, event);
    if (event instanceof ChannelInputShutdownEvent) {
      listener.ended("");
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    super.channelInactive(ctx);
    listener.ended("");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A reset while the client still writes is an end like any other (what came before is read).
    listener.ended(FailureText.of(cause));
  }

  /** 0 while the header is not all there. */
  private static int headerBytes(ByteBuf in) {
    if (in.readableBytes() < 2) {
      return 0;
    }
    int second = in.getUnsignedByte(in.readerIndex() + 1);
    int marker = second & 0x7F;
    int bytes = 2 + (marker == 126 ? 2 : marker == 127 ? 8 : 0) + (second >= 0x80 ? 4 : 0);
    return in.readableBytes() < bytes ? 0 : bytes;
  }

  private static long length(ByteBuf in) {
    int at = in.readerIndex();
    int marker = in.getByte(at + 1) & 0x7F;
    return switch (marker) {
      case 126 -> in.getUnsignedShort(at + 2);
      case 127 -> in.getLong(at + 2);
      default -> marker;
    };
  }

  private static Read read(ByteBuf in, int headerBytes, int payloadBytes) {
    int at = in.readerIndex();
    int first = in.getUnsignedByte(at);
    boolean masked = in.getUnsignedByte(at + 1) >= 0x80;
    long length = length(in);
    byte[] payload = new byte[payloadBytes];
    in.getBytes(at + headerBytes, payload);
    byte[] header = new byte[headerBytes];
    in.getBytes(at, header);
    if (masked) {
      mask(payload, header);
    }
    return new Read(
        first >= 0x80,
        first >> 4 & 7,
        first & 15,
        masked,
        headerBytes == 2 + ClientFrame.shortest(length) + (masked ? 4 : 0),
        length,
        header,
        payload,
        headerBytes + (long) payloadBytes);
  }

  private static byte[] mask(byte[] payload, byte[] header) {
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= header[header.length - 4 + (i & 3)];
    }
    return payload;
  }
}
