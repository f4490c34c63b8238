package dev.framegate.gateway.internal.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection so that its last bytes arrive. Closing a socket with unread bytes makes the
 * kernel send a reset, and a reset makes the peer discard what it has not read. Therefore: write,
 * close the output, discard input until the peer closes, then close.
 */
// What cannot be written or closed shows as the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class LingeringClose extends ChannelInboundHandlerAdapter {
  private final int mostBytes;
  private long bytes;

  private LingeringClose(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Takes over reading of the channel. Called once, on its event loop.
   *
   * @param last written and flushed first
   */
  static void start(Channel channel, Object last, FlowLimits limits) {
    if (!channel.isActive()) {
      ReferenceCountUtil.release(last);
      return;
    }
    channel.pipeline().addFirst(new LingeringClose(limits.lingerBytes()));
    channel.writeAndFlush(last).addListener(written -> halfClose((DuplexChannel) channel));
    channel.config().setAutoRead(true);
    var deadline =
        channel
            .eventLoop()
            .schedule(() -> channel.close(), limits.lingerTime().toMillis(), TimeUnit.MILLISECONDS);
    channel.closeFuture().addListener(closed -> deadline.cancel(false));
  }

  private static void halfClose(DuplexChannel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (channel.isInputShutdown()) {
      channel.close();
    } else if (tls == null) {
      channel.shutdownOutput();
    } else {
      // Without a close_notify of TLS, the peer could not tell the end from a truncation.
      tls.closeOutbound().addListener(said -> channel.shutdownOutput());
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    bytes += ((ByteBuf) message).readableBytes();
    ReferenceCountUtil.release(message);
    if (bytes > mostBytes) {
      context.close();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent
        && ((DuplexChannel) context.channel()).isOutputShutdown()) {
      context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
