package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.tls.TlsNegotiator;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sets up each connection: HTTP, with or without TLS. */
final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {
  private final HttpLimits limits;
  private final @Nullable TlsNegotiator negotiator;
  private final ChannelGroup channels;
  private final CompletableFuture<EdgeContext> ready;

  /**
   * @param negotiator null for plain TCP
   * @param ready complete before the first connection is accepted
   */
  ConnectionInitializer(
      HttpLimits limits,
      @Nullable TlsNegotiator negotiator,
      ChannelGroup channels,
      CompletableFuture<EdgeContext> ready) {
    this.limits = limits;
    this.negotiator = negotiator;
    this.channels = channels;
    this.ready = ready;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    channels.add(channel);
    if (negotiator != null) {
      negotiator.guard(channel.pipeline());
    }
    channel
        .pipeline()
        .addLast(
            new HttpRequestDecoder(
                new HttpDecoderConfig()
                    .setMaxInitialLineLength(limits.lineBytes())
                    .setMaxHeaderSize(limits.headerBytes())),
            new HttpResponseEncoder(),
            new HttpConnectionHandler(ready.join()));
  }
}
