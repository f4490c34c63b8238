package dev.framegate.kit.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * A WebSocket client for evidence: it sends the frames it is told to, legal or not, byte for byte,
 * and counts what went into the socket. It offers no compression unless a header of the caller
 * does. All its connections share two daemon threads.
 */
public final class FrameClient implements AutoCloseable {
  private static final int MOST_ANSWER_BYTES = 64 * 1024;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("framegate-frames", true), NioIoHandler.newFactory());
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final FrameClientLimits bounds;

  public FrameClient() {
    this(FrameClientLimits.STANDARD);
  }

  FrameClient(FrameClientLimits bounds) {
    this.bounds = bounds;
  }

  /**
   * Opens a connection and waits for the handshake's answer, at most as long as the opening allows.
   *
   * @param url {@code ws:} or {@code wss:}; {@code *.localhost} is 127.0.0.1
   * @param actor the name of this connection in the transcript
   * @throws IllegalArgumentException if the URL has another scheme or no host
   */
  public HandshakeResult open(
      URI url, HandshakeOptions options, Transcript transcript, String actor) {
    boolean tls = secure(url);
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    String address = url.getHost() + ":" + port;
    ClientHandshake upgrade = new ClientHandshake(url, options);
    RecordingLine line = new RecordingLine(transcript);
    line.asked(
        RecordingEvent.Client.EXACT,
        actor,
        "GET",
        url.toString(),
        upgrade.requestHeaders(),
        new byte[0]);
    HandshakeLog log = new HandshakeLog(transcript, line, actor, url, upgrade.requestHeaders());
    try {
      InetSocketAddress at =
          options.connectTo().isPresent()
              ? options.connectTo().get()
              : new InetSocketAddress(LoopbackNames.resolve(bare(url.getHost()))[0], port);
      HandshakeResult result =
          attempt(url, tls, at, upgrade, options, transcript, actor, address, log);
      if (result instanceof HandshakeResult.Unreachable unreachable) {
        log.unanswered(unreachable.cause());
      }
      return result;
    } catch (UnknownHostException e) {
      log.unanswered(FailureText.of(e));
      return new HandshakeResult.Unreachable(address, FailureText.of(e));
    }
  }

  private HandshakeResult attempt(
      URI url,
      boolean tls,
      InetSocketAddress at,
      ClientHandshake upgrade,
      HandshakeOptions options,
      Transcript transcript,
      String actor,
      String address,
      HandshakeLog log) {
    CompletableFuture<HandshakeResult> outcome = new CompletableFuture<>();
    long millis = Math.max(1, options.timeout().toMillis());
    Channel channel =
        new Bootstrap()
            .group(loops)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(millis, 60_000))
            .option(ChannelOption.TCP_NODELAY, true)
            // A write that fails must not throw away the close frame that explains why: what the
            // peer sent before it is still to be read.
            .option(ChannelOption.AUTO_CLOSE, false)
            .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel ch) {
                    channels.add(ch);
                    if (tls) {
                      ch.pipeline()
                          .addLast(tls(options.trust().get(), bare(url.getHost()), at.getPort()));
                    }
                    ch.pipeline()
                        .addLast(new HttpClientCodec())
                        .addLast(new ResponseCollector(MOST_ANSWER_BYTES))
                        .addLast(
                            new HandshakeHandler(
                                upgrade,
                                address,
                                bounds.messageBytes(),
                                log,
                                outcome,
                                (channel, headers) ->
                                    new FrameConnection(
                                        channel,
                                        bounds,
                                        options.repliesToControlFrames(),
                                        transcript,
                                        log.line(),
                                        actor,
                                        headers)));
                  }
                })
            .connect(at)
            .addListener(
                connected -> {
                  if (connected.cause() != null) {
                    outcome.complete(
                        new HandshakeResult.Unreachable(
                            address, FailureText.of(connected.cause())));
                  }
                })
            .channel();
    try {
      return outcome.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return late(channel, outcome, address, "no answer to the handshake in " + millis + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return late(channel, outcome, address, "waiting for the handshake was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("An attempt never fails, it tells", e);
    }
  }

  /** The answer may still come first: whoever completes the outcome decides. */
  private static HandshakeResult late(
      Channel channel, CompletableFuture<HandshakeResult> outcome, String address, String why) {
    if (outcome.complete(new HandshakeResult.Unreachable(address, why))) {
      channel.close();
    }
    return outcome.join();
  }

  private static SslHandler tls(ServerTrust trust, String host, int port) {
    SSLEngine engine = trust.context().createSSLEngine(host, port);
    engine.setUseClientMode(true);
    if (trust.checksNames()) {
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      engine.setSSLParameters(parameters);
    }
    return new SslHandler(engine);
  }

  private static boolean secure(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !(scheme.equals("ws") || scheme.equals("wss"))) {
      throw new IllegalArgumentException(
          "A WebSocket address is ws://HOST[:PORT]/... or wss://HOST[:PORT]/..., not " + url);
    }
    return scheme.equals("wss");
  }

  /** Without the brackets of an IPv6 address. */
  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Drops every connection that is left. */
  @Override
  public void close() {
    channels.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
