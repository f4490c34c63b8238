package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.tls.TlsNegotiator;
import dev.framegate.gateway.settings.TlsIdentity;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A bound listener. Connections wait until it starts to accept. */
final class BoundListener {
  private final Channel channel;
  private final @Nullable TlsNegotiator negotiator;
  private final URI address;

  private BoundListener(Channel channel, @Nullable TlsNegotiator negotiator, URI address) {
    this.channel = channel;
    this.negotiator = negotiator;
    this.address = address;
  }

  /**
   * @throws UncheckedIOException when the port cannot be bound
   */
  static BoundListener open(
      ListenAddress listener,
      EdgeSettings settings,
      Transport transport,
      EventLoopGroup loops,
      ChannelGroup channels,
      CompletableFuture<EdgeContext> ready) {
    TlsIdentity identity = listener.identity();
    TlsNegotiator negotiator =
        identity == null ? null : new TlsNegotiator(identity, settings.policies().tls());
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(transport.server())
            .option(ChannelOption.SO_BACKLOG, ServerBounds.BACKLOG)
            .option(ChannelOption.AUTO_READ, false)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(
                    ServerBounds.WRITE_BUFFER_LOW, ServerBounds.WRITE_BUFFER_HIGH))
            .childHandler(new ConnectionInitializer(settings.http(), negotiator, channels, ready))
            .bind(listener.host(), listener.port())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new UncheckedIOException(
          "Cannot listen on %s: %s".formatted(listener, reason(bound.cause())),
          new IOException(bound.cause()));
    }
    Channel channel = bound.channel();
    return new BoundListener(
        channel, negotiator, address(listener, (InetSocketAddress) channel.localAddress()));
  }

  private static String reason(Throwable failure) {
    return failure instanceof UnresolvedAddressException
        ? "no address is known for this name"
        : String.valueOf(failure.getMessage());
  }

  private static URI address(ListenAddress listener, InetSocketAddress bound) {
    String host = listener.host();
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return URI.create(listener.scheme() + "://" + name + ":" + bound.getPort());
  }

  URI address() {
    return address;
  }

  void accept() {
    channel.config().setAutoRead(true);
  }

  void close() {
    channel.close().awaitUninterruptibly();
    if (negotiator != null) {
      negotiator.close();
    }
  }
}
