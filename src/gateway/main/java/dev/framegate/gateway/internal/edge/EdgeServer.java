package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.management.ConnectedClient;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One port for everything: the control plane, the callback plane, and every stage's WebSocket
 * endpoint. Further ports serve the same.
 */
// What cannot be written or closed shows as the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
public final class EdgeServer implements AutoCloseable {
  private final EventLoopGroup loops;
  private final ChannelGroup channels;
  private final List<BoundListener> doorways;
  private final EdgeContext context;

  private EdgeServer(
      EventLoopGroup loops,
      ChannelGroup channels,
      List<BoundListener> doorways,
      EdgeContext context) {
    this.loops = loops;
    this.channels = channels;
    this.doorways = List.copyOf(doorways);
    this.context = context;
  }

  /**
   * As {@link #start(EdgeSettings, Function)}, for services that do not depend on the address.
   *
   * @throws UncheckedIOException when the port cannot be bound
   */
  public static EdgeServer start(EdgeSettings settings, EdgeServices services) {
    return start(settings, address -> services);
  }

  /**
   * Binds, then creates the services, which may depend on the address, then accepts connections.
   *
   * @param planes given {@link #address()}
   * @throws UncheckedIOException when the port cannot be bound
   */
  public static EdgeServer start(EdgeSettings settings, Function<URI, EdgeServices> planes) {
    Transport transport = settings.transport();
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            Math.min(ServerBounds.EVENT_LOOPS, Runtime.getRuntime().availableProcessors()),
            new DefaultThreadFactory("framegate-edge", true),
            transport.loops());
    List<BoundListener> doorways = new ArrayList<>();
    try {
      ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);
      CompletableFuture<EdgeContext> ready = new CompletableFuture<>();
      for (ListenAddress listener : settings.listeners()) {
        doorways.add(BoundListener.open(listener, settings, transport, loops, channels, ready));
      }
      EdgeContext context = EdgeContext.of(settings, planes.apply(doorways.get(0).address()));
      ready.complete(context);
      doorways.forEach(BoundListener::accept);
      EdgeServer server = new EdgeServer(loops, channels, doorways, context);
      loops.scheduleWithFixedDelay(
          server::check,
          ServerBounds.LIFETIME_CHECK_SECONDS,
          ServerBounds.LIFETIME_CHECK_SECONDS,
          TimeUnit.SECONDS);
      return server;
    } catch (RuntimeException | Error e) {
      doorways.forEach(BoundListener::close);
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw e;
    }
  }

  /** {@code http(s)://host:port} of the first listener, with the port that was bound. */
  public URI address() {
    return doorways.get(0).address();
  }

  /** The addresses of all listeners, in their order. */
  public List<URI> addresses() {
    return doorways.stream().map(BoundListener::address).toList();
  }

  /** The clients that {@link #connections} counts: a live view. */
  public Collection<ConnectedClient> clients() {
    return context.clients().all();
  }

  /**
   * Closes the connections of clients as DeleteConnection does, and waits until that has begun. Not
   * for threads of the server.
   */
  public void end(Predicate<ConnectedClient> which) {
    clients().stream().filter(which).forEach(ConnectedClient::end);
    List<Future<?>> turns = new ArrayList<>();
    loops.forEach(loop -> turns.add(loop.submit(() -> {})));
    turns.forEach(turn -> turn.awaitUninterruptibly(ServerBounds.STOP_MILLIS));
  }

  /** Clients whose handshake has begun and whose connection has not ended. */
  public int connections() {
    return context.clients().size();
  }

  /**
   * Closes connections whose {@link ConnectionLifetimes} have passed. Runs every second, and after
   * the clock was advanced.
   */
  public void check() {
    Instant now = context.settings().clock().instant();
    sessions().forEach(session -> session.checkLifetime(now));
  }

  /** Sends close frames to all clients, waits a moment for their answers, and releases the port. */
  @Override
  public void close() {
    doorways.forEach(BoundListener::close);
    List<ChannelFuture> goodbyes = sessions().map(WebSocketSession::stop).toList();
    awaitAll(goodbyes);
    channels.close().awaitUninterruptibly(ServerBounds.STOP_MILLIS);
    context.blocking().close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }

  private static void awaitAll(List<ChannelFuture> goodbyes) {
    CountDownLatch open = new CountDownLatch(goodbyes.size());
    goodbyes.forEach(goodbye -> goodbye.addListener(closed -> open.countDown()));
    try {
      // Connections that have not answered by then are dropped, so the result does not matter.
      boolean unused = open.await(ServerBounds.STOP_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Stream<WebSocketSession> sessions() {
    return context.clients().all().stream()
        .filter(WebSocketSession.class::isInstance)
        .map(WebSocketSession.class::cast);
  }
}
