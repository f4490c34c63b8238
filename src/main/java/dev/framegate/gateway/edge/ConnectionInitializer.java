package dev.framegate.gateway.edge;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.util.concurrent.CompletableFuture;

/** Every connection begins as plain HTTP. */
final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {
  private final HttpLimits limits;
  private final ChannelGroup channels;
  private final CompletableFuture<Edge> ready;

  /**
   * @param ready complete before the first connection is accepted
   */
  ConnectionInitializer(HttpLimits limits, ChannelGroup channels, CompletableFuture<Edge> ready) {
    this.limits = limits;
    this.channels = channels;
    this.ready = ready;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    channels.add(channel);
    channel
        .pipeline()
        .addLast(
            new HttpRequestDecoder(
                new HttpDecoderConfig()
                    .setMaxInitialLineLength(limits.lineBytes())
                    .setMaxHeaderSize(limits.headerBytes())),
            new HttpResponseEncoder(),
            new HttpPlane(ready.join()));
  }
}
