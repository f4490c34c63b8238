package dev.framegate.kit.cassette;

import dev.framegate.kit.wire.RecordingEvent;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Serves one scenario on a port of its own, from its first address asked for until its end. */
final class PlaybackServer {
  private static final int MOST_HEAD = 1 << 20;
  private static final int MOST_BODY = 32 << 20;

  /** How long frames that are on their way may take to come. */
  private static final int LAST_LOOKS = 50;

  private static final int LOOK_MILLIS = 20;

  private final EventLoop loop;
  private final List<RecordingEvent> signals;
  private final long promptMicros;
  private final ChannelGroup connections;
  private @Nullable Channel listener;
  private @Nullable ScenarioPlayer player;

  /**
   * @param promptMicros how soon after its cause something came that time had no part in
   */
  PlaybackServer(EventLoop loop, List<RecordingEvent> signals, long promptMicros) {
    this.promptMicros = promptMicros;
    this.loop = loop;
    this.signals = signals;
    this.connections = new DefaultChannelGroup(loop);
  }

  /** To be used from the event loop only. */
  synchronized ScenarioPlayer player() {
    if (player == null) {
      player = new ScenarioPlayer(new RecordedStimuli(signals), loop, promptMicros);
    }
    return player;
  }

  synchronized int port() {
    if (listener == null) {
      listener =
          new ServerBootstrap()
              .group(loop, loop)
              .channel(NioServerSocketChannel.class)
              .childOption(ChannelOption.TCP_NODELAY, true)
              .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
              .childHandler(
                  new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                      connected(channel);
                    }
                  })
              .bind("127.0.0.1", 0)
              .syncUninterruptibly()
              .channel();
    }
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  private void connected(Channel channel) {
    connections.add(channel);
    channel
        .pipeline()
        .addLast(
            new HttpRequestDecoder(
                new HttpDecoderConfig()
                    .setMaxInitialLineLength(MOST_HEAD)
                    .setMaxHeaderSize(MOST_HEAD)
                    .setValidateHeaders(false)))
        .addLast(new HttpObjectAggregator(MOST_BODY))
        .addLast(new PlaybackConnection(this, channel));
  }

  /** What comes after a handshake is no HTTP; the decoder hands over what it holds already. */
  void becomesRaw(Channel channel) {
    channel.pipeline().remove(HttpObjectAggregator.class);
    channel.pipeline().remove(HttpRequestDecoder.class);
  }

  /** Ends it, and says why nothing follows from what was seen, if so. */
  Optional<String> end() {
    if (!serves()) {
      return Optional.empty();
    }
    CompletableFuture<Optional<String>> doubt = new CompletableFuture<>();
    loop.execute(() -> look(LAST_LOOKS, doubt));
    return doubt.orTimeout(1, TimeUnit.MINUTES).join();
  }

  private synchronized void close() {
    if (listener != null) {
      listener.close();
    }
  }

  private synchronized boolean serves() {
    return listener != null;
  }

  private void look(int more, CompletableFuture<Optional<String>> doubt) {
    Optional<String> leftOut = player().leftOut();
    if (player().mismatch().isEmpty() && leftOut.isPresent() && more > 0) {
      loop.schedule(() -> look(more - 1, doubt), LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    connections.close();
    close();
    doubt.complete(player().mismatch().or(() -> leftOut));
  }
}
