package dev.framegate.bench;

import dev.framegate.gateway.internal.edge.Transport;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.ServerSocketChannel;

/** The transport of the plain servers: the one that the gateway takes on the same machine. */
final class Transports {
  private static final Transport CHOSEN = Transport.chosen();

  private Transports() {}

  static EventLoopGroup loops() {
    return new MultiThreadIoEventLoopGroup(
        Runtime.getRuntime().availableProcessors(), CHOSEN.loops());
  }

  static Class<? extends ServerSocketChannel> server() {
    return CHOSEN.server();
  }

  static String name() {
    return CHOSEN.name();
  }
}
