package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.management.Client;
import dev.framegate.gateway.internal.runtime.Connection;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection from its upgrade to its one and only end. */
// What cannot be written or closed shows as the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class Session implements Client {
  private enum Phase {
    PENDING,
    OPEN,
    ENDED
  }

  private final Edge edge;
  private final Channel channel;
  private volatile Connection connection;
  private final AtomicInteger outbound = new AtomicInteger();

  /** The event loop's own. */
  private boolean flushing;

  private volatile Phase phase = Phase.PENDING;
  private volatile Instant lastActiveAt;

  Session(Edge edge, Channel channel, Connection connection) {
    this.edge = edge;
    this.channel = channel;
    this.connection = connection;
    this.lastActiveAt = connection.connectedAt();
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public Instant lastActiveAt() {
    return lastActiveAt;
  }

  @Override
  public boolean established() {
    return phase != Phase.PENDING;
  }

  /** {@code $connect} was told who this is. */
  void admitted(Map<String, Object> authorizer) {
    connection = connection.withAuthorizer(authorizer);
  }

  boolean open() {
    return phase == Phase.OPEN;
  }

  void opened() {
    phase = Phase.OPEN;
    lastActiveAt = edge.settings().clock().instant();
  }

  /** The client left before it could be let in, but {@code $connect} had been told. */
  void neverOpened() {
    phase = Phase.ENDED;
    report(CloseStatus.LOST);
  }

  void active(Traffic traffic) {
    if (edge.settings().policies().lifetimes().activity().contains(traffic)) {
      lastActiveAt = edge.settings().clock().instant();
    }
  }

  @Override
  public boolean send(byte[] text) {
    int waiting = outbound.getAndAdd(text.length);
    if (waiting > 0 && waiting + text.length > edge.settings().flow().outboundBytes()) {
      outbound.addAndGet(-text.length);
      return false;
    }
    // Always through the queue, even on this very event loop: order is that of the calls.
    channel.eventLoop().execute(() -> write(text));
    return true;
  }

  /** The answer of a route; on the event loop. */
  void reply(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    outbound.addAndGet(bytes.length);
    write(bytes);
  }

  private void write(byte[] text) {
    if (!open()) {
      outbound.addAndGet(-text.length);
      return;
    }
    active(Traffic.MESSAGE_OUT);
    FramePolicy policy = edge.settings().policies().frames();
    FrameWriter.message(channel, policy.outgoingOpcode(), text, policy.outgoingFrameBytes())
        .addListener(written -> outbound.addAndGet(-text.length));
    flushSoon();
  }

  /** Answers a ping; on the event loop. */
  void pong(byte[] payload) {
    channel.write(FrameWriter.frame(channel.alloc(), FrameHeader.PONG, payload));
    flushSoon();
  }

  /** One flush, and so one system call, for all that is written in this turn of the event loop. */
  private void flushSoon() {
    if (!flushing) {
      flushing = true;
      channel
          .eventLoop()
          .execute(
              () -> {
                flushing = false;
                channel.flush();
              });
    }
  }

  @Override
  public boolean end() {
    if (!edge.clients().remove(this)) {
      return false;
    }
    channel.eventLoop().execute(() -> end(Ending.DELETED));
    return true;
  }

  /** Ends for a reason of the gateway's own. */
  void end(Ending ending) {
    CloseStatus status = edge.settings().policies().endings().toClient(ending);
    close(status, status);
  }

  /**
   * Ends with a close frame, unless it has ended.
   *
   * @param wire for the client
   * @param report for {@code $disconnect}
   */
  void close(CloseStatus wire, CloseStatus report) {
    if (leave(report)) {
      LingeringClose.start(
          channel,
          FrameWriter.frame(
              channel.alloc(),
              FrameHeader.CLOSE,
              edge.settings().policies().frames().closePayload(wire)),
          edge.settings().flow());
    }
  }

  /** Ends without a close frame, unless it has ended. */
  void drop(CloseStatus report) {
    if (leave(report)) {
      channel.close();
    }
  }

  /** Ends what has outlived its time. Any thread. */
  void checkLifetime(Instant now) {
    Lifetimes lifetimes = edge.settings().policies().lifetimes();
    if (!open()) {
      return;
    }
    if (!now.isBefore(connection.connectedAt().plus(lifetimes.duration()))) {
      channel.eventLoop().execute(() -> end(Ending.DURATION));
    } else if (!now.isBefore(lastActiveAt.plus(lifetimes.idle()))) {
      channel.eventLoop().execute(() -> end(Ending.IDLE));
    }
  }

  /**
   * Says goodbye. Any thread.
   *
   * @return completes when the channel is closed
   */
  ChannelFuture stop() {
    channel
        .eventLoop()
        .execute(
            () -> {
              if (phase == Phase.PENDING) {
                channel.close();
              }
              end(Ending.STOPPED);
            });
    return channel.closeFuture();
  }

  private boolean leave(CloseStatus report) {
    if (!open()) {
      return false;
    }
    phase = Phase.ENDED;
    edge.clients().remove(this);
    report(report);
    return true;
  }

  private void report(CloseStatus status) {
    CloseStatus told = edge.settings().policies().endings().toBackend(status);
    var unused = edge.planes().messages().disconnect(connection, told.code(), told.reason());
  }
}
