package dev.framegate.gateway.internal.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;

/** Treats a close_notify of TLS as the end of input, even if the client leaves its socket open. */
final class CloseNotifyHandler extends ChannelInboundHandlerAdapter {
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    context.fireUserEventTriggered(event);
    if (event == SslCloseCompletionEvent.SUCCESS) {
      context.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    }
  }
}
