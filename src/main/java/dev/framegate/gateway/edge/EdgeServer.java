package dev.framegate.gateway.edge;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One port for everything: the control plane, the callback plane, and every stage's WebSocket
 * endpoint.
 */
// What cannot be written or closed shows as the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
public final class EdgeServer implements AutoCloseable {
  private static final int MOST_LOOPS = 4;
  private static final int BACKLOG = 1024;
  private static final int CHECK_SECONDS = 1;
  private static final int LOW_WATER = 64 * 1024;
  private static final int HIGH_WATER = 256 * 1024;
  private static final long GOODBYE_MILLIS = 200;

  private final EventLoopGroup loops;
  private final ChannelGroup channels;
  private final Channel listener;
  private final Edge edge;
  private final URI address;

  private EdgeServer(
      EventLoopGroup loops, ChannelGroup channels, Channel listener, Edge edge, URI address) {
    this.loops = loops;
    this.channels = channels;
    this.listener = listener;
    this.edge = edge;
    this.address = address;
  }

  /**
   * As {@link #start(EdgeSettings, Function)}, for planes that need not know their address.
   *
   * @throws UncheckedIOException when the port cannot be bound
   */
  public static EdgeServer start(EdgeSettings settings, Planes planes) {
    return start(settings, address -> planes);
  }

  /**
   * Binds, then asks for the planes, then accepts: whoever builds them knows the address, and no
   * request comes before they are there.
   *
   * @param planes given {@code http://host:port} without a trailing slash
   * @throws UncheckedIOException when the port cannot be bound
   */
  public static EdgeServer start(EdgeSettings settings, Function<URI, Planes> planes) {
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors()),
            new DefaultThreadFactory("framegate-edge", true),
            NioIoHandler.newFactory());
    try {
      ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);
      CompletableFuture<Edge> ready = new CompletableFuture<>();
      Channel listener =
          bind(settings, loops, new ConnectionInitializer(settings.http(), channels, ready));
      URI address = address(settings.host(), (InetSocketAddress) listener.localAddress());
      Edge edge = Edge.of(settings, planes.apply(address));
      ready.complete(edge);
      listener.config().setAutoRead(true);
      EdgeServer server = new EdgeServer(loops, channels, listener, edge, address);
      loops.scheduleWithFixedDelay(server::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
      return server;
    } catch (RuntimeException | Error e) {
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw e;
    }
  }

  private static Channel bind(
      EdgeSettings settings, EventLoopGroup loops, ChannelInitializer<SocketChannel> connection) {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.AUTO_READ, false)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(LOW_WATER, HIGH_WATER))
            .childHandler(connection)
            .bind(settings.host(), settings.port())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      String place = settings.host() + ":" + settings.port();
      throw new UncheckedIOException(
          "Cannot listen on " + place + ": " + bound.cause().getMessage(),
          new IOException(bound.cause()));
    }
    return bound.channel();
  }

  private static URI address(String host, InetSocketAddress bound) {
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return URI.create("http://" + name + ":" + bound.getPort());
  }

  /** {@code http://host:port}, with the port that was bound. */
  public URI address() {
    return address;
  }

  /** Clients whose handshake has begun and whose connection has not ended. */
  public int connections() {
    return edge.clients().size();
  }

  /**
   * Ends what has outlived its {@link Lifetimes} by the clock of the settings. Runs every second by
   * itself; whoever turns the clock calls it to see the effect at once.
   */
  public void check() {
    Instant now = edge.settings().clock().instant();
    sessions().forEach(session -> session.checkLifetime(now));
  }

  /** Says goodbye to every client, waits for their answers for a moment, and lets the port go. */
  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    List<ChannelFuture> goodbyes = sessions().map(Session::stop).toList();
    awaitAll(goodbyes);
    channels.close().awaitUninterruptibly(GOODBYE_MILLIS);
    edge.blocking().close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }

  private static void awaitAll(List<ChannelFuture> goodbyes) {
    CountDownLatch open = new CountDownLatch(goodbyes.size());
    goodbyes.forEach(goodbye -> goodbye.addListener(closed -> open.countDown()));
    try {
      // Those who have not answered by then are cut off: the result does not matter.
      boolean unused = open.await(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Stream<Session> sessions() {
    return edge.clients().all().stream().filter(Session.class::isInstance).map(Session.class::cast);
  }
}
