package dev.framegate.bench;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/** The transport of the plain servers: the one that the gateway takes on the same machine. */
final class Transports {
  private Transports() {}

  static EventLoopGroup loops() {
    return new MultiThreadIoEventLoopGroup(
        Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
  }

  static Class<? extends ServerSocketChannel> server() {
    return NioServerSocketChannel.class;
  }

  static String name() {
    return "NIO";
  }
}
