package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads frames while the number of messages in flight and of unsent answers permits. Otherwise
 * reading stops, and TCP slows the client down.
 */
// What cannot be written or closed shows as the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class FrameHandler extends ChannelInboundHandlerAdapter implements FrameListener {
  private static final Logger LOG = LoggerFactory.getLogger(FrameHandler.class);

  private final EdgeContext edge;
  private final WebSocketSession session;
  private final FramePolicy policy;
  private final FrameParser parser;
  private @Nullable ChannelHandlerContext context;
  private @Nullable ByteBuf held;
  private boolean feeding;
  private int messagesInFlight;
  private int bytesInFlight;

  FrameHandler(EdgeContext edge, WebSocketSession session) {
    this.edge = edge;
    this.session = session;
    this.policy = edge.settings().policies().frames();
    this.parser = new FrameParser(policy, this);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object message) {
    if (!(message instanceof ByteBuf bytes) || !session.open()) {
      ReferenceCountUtil.release(message);
      return;
    }
    ByteBuf before = held;
    held =
        before == null
            ? bytes
            : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(reading.alloc(), before, bytes);
    proceed(reading);
  }

  /** Passes buffered bytes to the parser, and enables or disables reading. */
  private void proceed(ChannelHandlerContext reading) {
    ByteBuf bytes = held;
    if (feeding) {
      return;
    }
    if (bytes != null) {
      feeding = true;
      parser.feed(bytes);
      feeding = false;
      if (!bytes.isReadable() || !session.open()) {
        release();
      }
    }
    if (session.open()) {
      reading.channel().config().setAutoRead(wantsMore() && held == null);
    }
  }

  private void release() {
    if (held != null) {
      held.release();
      held = null;
    }
  }

  @Override
  public boolean wantsMore() {
    FlowLimits limits = edge.settings().flow();
    return session.open()
        && messagesInFlight < limits.messagesInFlight()
        && bytesInFlight < limits.bytesInFlight()
        && context().channel().isWritable();
  }

  @Override
  public void message(String text) {
    session.active(IdleActivity.MESSAGE_IN);
    ConnectionHandler messages = edge.planes().messages();
    CompletionStage<Optional<String>> answer =
        messagesInFlight == 0 ? messages.quickMessage(session.connection(), text) : null;
    if (answer == null) {
      answerLater(messages.message(session.connection(), text), text.length());
    } else if (answer instanceof CompletableFuture<Optional<String>> quick
        && quick.isDone()
        && !quick.isCompletedExceptionally()) {
      quick.join().ifPresent(session::reply);
    } else {
      answerLater(answer, text.length());
    }
  }

  private void answerLater(CompletionStage<Optional<String>> answer, int length) {
    messagesInFlight++;
    bytesInFlight += length;
    var unused =
        answer.whenComplete(
            (reply, failure) ->
                context()
                    .executor()
                    .execute(
                        () -> {
                          if (failure == null) {
                            reply.ifPresent(session::reply);
                          } else {
                            failed(failure);
                          }
                          done(length);
                        }));
  }

  private void failed(Throwable failure) {
    LOG.error("A message of {} failed", session.connection().id(), failure);
    session.end(CloseCause.FAILED);
  }

  private void done(int length) {
    messagesInFlight--;
    bytesInFlight -= length;
    proceed(context());
  }

  @Override
  public void ping(byte[] payload) {
    session.active(IdleActivity.CONTROL_IN);
    policy.pong(payload).ifPresent(session::pong);
  }

  @Override
  public void pong() {
    session.active(IdleActivity.CONTROL_IN);
  }

  @Override
  public void close(CloseStatus received) {
    Optional<CloseStatus> reply = policy.closeReply(received);
    if (reply.isPresent()) {
      session.close(reply.get(), received);
    } else {
      session.drop(received);
    }
  }

  @Override
  public void end(CloseStatus status) {
    session.close(status, status);
  }

  @Override
  public void drop() {
    session.drop(CloseStatus.LOST);
  }

  @Override
  public void reply(String text) {
    session.reply(text);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext changed) {
    // Deferred: this may be called while the parser writes.
    changed.executor().execute(() -> proceed(changed));
    changed.fireChannelWritabilityChanged();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext triggered, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      session.drop(CloseStatus.LOST);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    session.drop(CloseStatus.LOST);
    release();
    inactive.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    release();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext caught, Throwable cause) {
    if (!(cause instanceof IOException || cause.getCause() instanceof IOException)) {
      LOG.error("Connection {} failed", session.connection().id(), cause);
    }
    session.drop(CloseStatus.LOST);
    caught.close();
  }

  private ChannelHandlerContext context() {
    if (context == null) {
      throw new IllegalStateException("not in a pipeline yet");
    }
    return context;
  }
}
