package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.tls.TlsEntrance;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Every connection begins as HTTP, within TLS or not. */
final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {
  private final HttpLimits limits;
  private final @Nullable TlsEntrance entrance;
  private final ChannelGroup channels;
  private final CompletableFuture<Edge> ready;

  /**
   * @param entrance null for plain TCP
   * @param ready complete before the first connection is accepted
   */
  ConnectionInitializer(
      HttpLimits limits,
      @Nullable TlsEntrance entrance,
      ChannelGroup channels,
      CompletableFuture<Edge> ready) {
    this.limits = limits;
    this.entrance = entrance;
    this.channels = channels;
    this.ready = ready;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    channels.add(channel);
    if (entrance != null) {
      entrance.guard(channel.pipeline());
    }
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
