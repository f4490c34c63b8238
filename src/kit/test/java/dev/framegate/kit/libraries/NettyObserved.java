package dev.framegate.kit.libraries;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;

/** Netty's handler for clients, which is told to pass close frames on. */
final class NettyObserved implements ObservedClient {
  private static final int HANDSHAKE_BYTES = 65_536;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  @Override
  public String name() {
    return "Netty " + LibraryVersion.of(WebSocketFrame.class);
  }

  @Override
  public ObservedConnection connect(URI address) {
    Observations seen = new Observations();
    ChannelFuture connected =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new HttpClientCodec(),
                            new HttpObjectAggregator(HANDSHAKE_BYTES),
                            new WebSocketClientProtocolHandler(
                                WebSocketClientProtocolConfig.newBuilder()
                                    .webSocketUri(address)
                                    .handleCloseFrames(false)
                                    .build()),
                            new Handler(seen));
                  }
                })
            .connect(address.getHost(), address.getPort());
    connected.addListener(
        done -> {
          if (!done.isSuccess()) {
            seen.ended("connect: " + Observations.of(done.cause()));
          }
        });
    Channel channel = connected.channel();
    return new CallbackConnection(
        seen,
        text -> channel.writeAndFlush(new TextWebSocketFrame(text)),
        binary -> channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(binary))),
        nothing -> channel.close().sync());
  }

  @Override
  public void close() {
    group.shutdownGracefully();
  }

  private static final class Handler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final Observations seen;

    Handler(Observations seen) {
      this.seen = seen;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
        seen.opened();
      }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
      if (frame instanceof TextWebSocketFrame text) {
        seen.message(text.text());
      } else if (frame instanceof CloseWebSocketFrame close) {
        seen.saw(
            "CloseWebSocketFrame(%d, \"%s\")".formatted(close.statusCode(), close.reasonText()));
        context.close();
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      seen.saw(
          "exceptionCaught(%s)"
              .formatted(
                  Observations.of(cause)
                      + (cause instanceof WebSocketClientHandshakeException refused
                          ? ", response().status() " + refused.response().status().code()
                          : "")));
      context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      seen.ended("channelInactive");
    }
  }
}
