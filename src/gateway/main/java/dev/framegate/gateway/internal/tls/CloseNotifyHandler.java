package dev.framegate.gateway.internal.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;

/** A client that says goodbye in TLS sends no more, even if it leaves its socket open. */
final class CloseNotifyHandler extends ChannelInboundHandlerAdapter {
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    context.fireUserEventTriggered(event);
    if (event == SslCloseCompletionEvent.SUCCESS) {
      context.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    }
  }
}
