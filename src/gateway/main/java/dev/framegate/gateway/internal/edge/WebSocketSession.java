package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A connection from its upgrade to its end, which happens once. */
// What cannot be written or closed shows as the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class WebSocketSession implements OpenConnection {
  private enum Phase {
    PENDING,
    OPEN,
    ENDED
  }

  private final EdgeContext context;
  private final Channel channel;
  private volatile ConnectionInfo connection;
  private final AtomicInteger outbound = new AtomicInteger();

  /** Accessed on the event loop only. */
  private boolean flushing;

  /** Small messages of this turn that are not written yet; accessed on the event loop only. */
  private @Nullable ByteBuf small;

  private int smallBytes;

  private volatile Phase phase = Phase.PENDING;

  /** In milliseconds since 1970. */
  private volatile long lastActive;

  WebSocketSession(EdgeContext context, Channel channel, ConnectionInfo connection) {
    this.context = context;
    this.channel = channel;
    this.connection = connection;
    this.lastActive = connection.connectedAt().toEpochMilli();
  }

  @Override
  public ConnectionInfo connection() {
    return connection;
  }

  @Override
  public Instant lastActiveAt() {
    return Instant.ofEpochMilli(lastActive);
  }

  @Override
  public boolean established() {
    return phase != Phase.PENDING;
  }

  /** {@code $connect} has accepted the client. */
  void admitted(ConnectResult result) {
    connection = connection.withAuthorizer(result.authorizer()).withIdentity(result.identity());
  }

  boolean open() {
    return phase == Phase.OPEN;
  }

  void opened() {
    phase = Phase.OPEN;
    lastActive = context.settings().clock().millis();
  }

  /** The client left before its handshake was answered, after {@code $connect} had run. */
  void neverOpened() {
    phase = Phase.ENDED;
    report(CloseStatus.LOST);
  }

  void active(IdleActivity traffic) {
    if (context.settings().policies().lifetimes().activity().contains(traffic)) {
      lastActive = context.settings().clock().millis();
    }
  }

  @Override
  public boolean send(byte[] text) {
    int waiting = outbound.getAndAdd(text.length);
    if (waiting > 0 && waiting + text.length > context.settings().flow().outboundBytes()) {
      outbound.addAndGet(-text.length);
      return false;
    }
    // Always queued, even on this event loop, to keep the order of the calls.
    channel.eventLoop().execute(() -> write(text));
    return true;
  }

  @Override
  public CompletionStage<Boolean> written() {
    CompletableFuture<Boolean> written = new CompletableFuture<>();
    channel
        .eventLoop()
        .execute(
            () -> {
              writeSmall();
              channel
                  .writeAndFlush(Unpooled.EMPTY_BUFFER)
                  .addListener(done -> written.complete(open() && done.isSuccess()));
            });
    return written;
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
    active(IdleActivity.MESSAGE_OUT);
    FramePolicy policy = context.settings().policies().frames();
    if (text.length <= Math.min(ServerBounds.JOINED_MESSAGE_BYTES, policy.outgoingFrameBytes())) {
      join(policy.outgoingOpcode(), text);
    } else {
      writeSmall();
      ServerFrameWriter.message(channel, policy.outgoingOpcode(), text, policy.outgoingFrameBytes())
          .addListener(written -> outbound.addAndGet(-text.length));
    }
    flushSoon();
  }

  /** Small messages of one turn are written as one buffer. */
  private void join(int opcode, byte[] text) {
    ByteBuf joined = small;
    if (joined == null) {
      joined = channel.alloc().buffer(text.length + ServerBounds.JOINED_BYTES / 16);
      small = joined;
    }
    ServerFrameWriter.append(joined, opcode, text);
    smallBytes += text.length;
    if (joined.readableBytes() >= ServerBounds.JOINED_BYTES) {
      writeSmall();
    }
  }

  private void writeSmall() {
    ByteBuf joined = small;
    if (joined != null) {
      int bytes = smallBytes;
      small = null;
      smallBytes = 0;
      channel.write(joined).addListener(written -> outbound.addAndGet(-bytes));
    }
  }

  /** Answers a ping; on the event loop. */
  void pong(byte[] payload) {
    writeSmall();
    channel.write(ServerFrameWriter.frame(channel.alloc(), FrameHeader.PONG, payload));
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
                writeSmall();
                channel.flush();
              });
    }
  }

  @Override
  public boolean end() {
    if (!context.clients().remove(this)) {
      return false;
    }
    channel.eventLoop().execute(() -> end(CloseCause.DELETED));
    return true;
  }

  /** Closes the connection for a reason other than an invalid frame. */
  void end(CloseCause ending) {
    CloseStatus status = context.settings().policies().endings().toClient(ending);
    close(status, status);
  }

  /**
   * Ends the connection with a close frame, unless it has ended.
   *
   * @param wire for the client
   * @param report for {@code $disconnect}
   */
  void close(CloseStatus wire, CloseStatus report) {
    if (leave(report)) {
      writeSmall();
      LingeringClose.start(
          channel,
          ServerFrameWriter.frame(
              channel.alloc(),
              FrameHeader.CLOSE,
              context.settings().policies().frames().closePayload(wire)),
          context.settings().flow());
    }
  }

  @Override
  public void close(CloseStatus status) {
    channel.eventLoop().execute(() -> close(status, status));
  }

  @Override
  public void drop() {
    channel.eventLoop().execute(() -> drop(CloseStatus.LOST));
  }

  /** Ends without a close frame, unless it has ended. */
  void drop(CloseStatus report) {
    if (leave(report)) {
      writeSmall();
      channel.close();
    }
  }

  /** Closes the connection if a limit on its lifetime has passed. Thread-safe. */
  void checkLifetime(Instant now) {
    ConnectionLifetimes lifetimes = context.settings().policies().lifetimes();
    if (!open()) {
      return;
    }
    if (!now.isBefore(connection.connectedAt().plus(lifetimes.duration()))) {
      channel.eventLoop().execute(() -> end(CloseCause.DURATION));
    } else if (!now.isBefore(lastActiveAt().plus(lifetimes.idle()))) {
      channel.eventLoop().execute(() -> end(CloseCause.IDLE));
    }
  }

  /**
   * Closes the connection because the gateway stops. Thread-safe.
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
              end(CloseCause.STOPPED);
            });
    return channel.closeFuture();
  }

  private boolean leave(CloseStatus report) {
    if (!open()) {
      return false;
    }
    phase = Phase.ENDED;
    context.clients().remove(this);
    report(report);
    return true;
  }

  private void report(CloseStatus status) {
    context.journal().closed(connection, status);
    CloseStatus told = context.settings().policies().endings().toBackend(status);
    var unused = context.planes().messages().disconnect(connection, told.code(), told.reason());
  }
}
