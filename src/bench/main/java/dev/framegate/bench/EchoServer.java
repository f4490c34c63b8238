package dev.framegate.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.net.URI;

/** A plain Netty server that returns each frame: what the gateway is compared with. */
final class EchoServer {
  private static final int LONGEST_FRAME = 64 * 1024;

  private EchoServer() {}

  public static void main(String[] args) throws Exception {
    ControlLoop.serve(address(bind(Transports.loops())), seconds -> 0);
  }

  static URI address(Channel server) {
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    return URI.create("ws://127.0.0.1:" + port + "/");
  }

  /** Binds to a port that is free. */
  static Channel bind(EventLoopGroup loops) throws InterruptedException {
    return new ServerBootstrap()
        .group(loops)
        .channel(Transports.server())
        .option(ChannelOption.SO_BACKLOG, 1024)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel child) {
                child
                    .pipeline()
                    .addLast(
                        new HttpServerCodec(),
                        new HttpObjectAggregator(LONGEST_FRAME),
                        new WebSocketServerProtocolHandler("/", null, false, LONGEST_FRAME),
                        new Echo());
              }
            })
        .bind("127.0.0.1", 0)
        .sync()
        .channel();
  }

  private static final class Echo extends SimpleChannelInboundHandler<WebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
      context.write(frame.retain());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
