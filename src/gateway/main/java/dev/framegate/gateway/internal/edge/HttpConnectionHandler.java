package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plain HTTP on one connection: one request at a time, answers in order, until an upgrade. */
// What cannot be written or closed shows as the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class HttpConnectionHandler extends ChannelInboundHandlerAdapter {
  private final EdgeContext edge;

  /** Parts of pipelined requests; no more than one read holds, because reading stops meanwhile. */
  private final Deque<Object> waiting = new ArrayDeque<>();

  private @Nullable RequestInProgress request;
  private JournaledRequest journaled = JournaledRequest.NONE;
  private @Nullable ScheduledFuture<?> deadline;
  private boolean isHead;
  private boolean answering;
  private boolean answered;
  private boolean over;
  private boolean inputEnded;

  HttpConnectionHandler(EdgeContext edge) {
    this.edge = edge;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    expectWithin(context, edge.settings().http().headTime());
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (over) {
      ReferenceCountUtil.release(message);
    } else if (answering) {
      waiting.add(message);
    } else {
      take(context, message);
    }
  }

  private void take(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof HttpRequest head) {
        begin(context, head);
      }
      RequestInProgress current = request;
      if (current != null && message instanceof HttpContent content) {
        gather(context, current, content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest head) {
    isHead = head.method().equals(HttpMethod.HEAD);
    journaled = edge.journal().request(head, new Destination.InternalPage());
    Optional<ServerResponse> malformed = RequestHead.fault(head, edge.settings().http());
    if (malformed.isPresent()) {
      refuse(context, malformed.get());
      return;
    }
    Destination destination = edge.dispatcher().find(head);
    journaled = edge.journal().request(head, destination);
    if (destination instanceof Destination.Stage stage) {
      if (UpgradeRequest.isOne(head)) {
        upgrade(context, head, stage.address());
        return;
      }
      HandshakePolicy policy = edge.settings().policies().handshake();
      destination = new Destination.ImmediateResponse(policy.notAnUpgrade(head.method().name()));
    }
    expectWithin(context, edge.settings().http().idleTime());
    request = new RequestInProgress(head, destination);
    answerExpectation(context, head);
  }

  private void answerExpectation(ChannelHandlerContext context, HttpRequest head) {
    int limit = edge.settings().http().bodyBytes();
    if (HttpUtil.isContentLengthSet(head) && HttpUtil.getContentLength(head, 0L) > limit) {
      refuse(context, EdgeErrors.bodyTooLarge(limit));
    } else if (HttpUtil.is100ContinueExpected(head)) {
      context.writeAndFlush(
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    } else if (head.headers().contains(HttpHeaderNames.EXPECT)) {
      refuse(context, EdgeErrors.unknownExpectation());
    }
  }

  private void gather(
      ChannelHandlerContext context, RequestInProgress current, HttpContent content) {
    if (over) {
      return;
    }
    int limit = edge.settings().http().bodyBytes();
    if (content.decoderResult().isFailure()) {
      refuse(context, EdgeErrors.badRequest("The body is not well-formed."));
    } else if (!current.take(content.content(), limit)) {
      refuse(context, EdgeErrors.bodyTooLarge(limit));
    } else if (content instanceof LastHttpContent) {
      handle(context, current);
    }
  }

  private void handle(ChannelHandlerContext context, RequestInProgress current) {
    answering = true;
    cancelDeadline();
    context.channel().config().setAutoRead(false);
    perform(context, current)
        .whenComplete(
            (answer, failure) ->
                context
                    .executor()
                    .execute(
                        () ->
                            answer(
                                context,
                                current,
                                failure == null ? answer : EdgeErrors.internalError())));
  }

  private CompletionStage<ServerResponse> perform(
      ChannelHandlerContext context, RequestInProgress current) {
    Destination destination = current.destination();
    if (destination instanceof Destination.ImmediateResponse settled) {
      return CompletableFuture.completedFuture(settled.answer());
    }
    ServerRequest call = current.call();
    if (destination instanceof Destination.Callback callback) {
      Optional<ServerResponse> throttled =
          edge.planes().throttle().callback(callback.address().apiId());
      if (throttled.isPresent()) {
        return CompletableFuture.completedFuture(throttled.get());
      }
      StageReference address = callback.address();
      return edge.management()
          .handle(call, address.apiId(), address.stage(), callback.connectionId());
    }
    return edge.blocking().run(plane(context, destination), call);
  }

  private Function<ServerRequest, ServerResponse> plane(
      ChannelHandlerContext context, Destination destination) {
    if (destination instanceof Destination.Control) {
      return edge.planes().control()::handle;
    }
    return isLoopback(context.channel().remoteAddress())
        ? edge.planes().own()
        : edge.planes().remoteOwn();
  }

  private static boolean isLoopback(SocketAddress address) {
    return address instanceof InetSocketAddress internet
        && internet.getAddress() != null
        && internet.getAddress().isLoopbackAddress();
  }

  private void answer(
      ChannelHandlerContext context, RequestInProgress current, ServerResponse answer) {
    if (over) {
      return;
    }
    request = null;
    answering = false;
    answered = true;
    journaled.answered(answer, current.text());
    journaled = JournaledRequest.NONE;
    boolean keepAlive = current.keepAlive() && !(inputEnded && waiting.isEmpty());
    Object response =
        HttpResponseWriter.response(
            edge.settings().sources().readable(answer, current.origin()), isHead, keepAlive);
    if (!keepAlive) {
      finish(context, response);
      return;
    }
    context.writeAndFlush(response);
    expectWithin(context, edge.settings().http().idleTime());
    while (!answering && !over && !waiting.isEmpty()) {
      take(context, waiting.poll());
    }
    if (!answering && !over) {
      context.channel().config().setAutoRead(true);
    }
  }

  /** Answers and ends the connection, because further input cannot be parsed. */
  private void refuse(ChannelHandlerContext context, ServerResponse answer) {
    journaled.answered(answer, "");
    journaled = JournaledRequest.NONE;
    finish(context, HttpResponseWriter.response(answer, isHead, false));
  }

  private void finish(ChannelHandlerContext context, Object response) {
    leave();
    LingeringClose.start(context.channel(), response, edge.settings().flow());
  }

  private void upgrade(ChannelHandlerContext context, HttpRequest head, StageReference address) {
    HandshakePolicy policy = edge.settings().policies().handshake();
    Optional<ServerResponse> fault = UpgradeRequest.fault(head, policy.maxUrlCharacters());
    if (fault.isPresent()) {
      refuse(context, fault.get());
      return;
    }
    if (waiting.size() > 1) {
      // Only the end of this very request may follow when it came pipelined.
      refuse(context, EdgeErrors.badRequest("Frames must wait for the handshake."));
      return;
    }
    Optional<ServerResponse> throttled =
        edge.planes()
            .stages()
            .find(address.apiId(), address.stage())
            .flatMap(edge.planes().throttle()::handshake);
    if (throttled.isPresent()) {
      refuse(context, throttled.get());
      return;
    }
    leave();
    PendingUpgrade.begin(context, edge, head, address);
  }

  private void leave() {
    over = true;
    cancelDeadline();
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }

  private void expectWithin(ChannelHandlerContext context, Duration time) {
    cancelDeadline();
    deadline =
        context.executor().schedule(() -> tooSlow(context), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tooSlow(ChannelHandlerContext context) {
    if (answered && request == null) {
      // A client that waits between requests would take a 408 for the answer to its next one.
      finish(context, Unpooled.EMPTY_BUFFER);
    } else {
      refuse(context, EdgeErrors.requestTimeout());
    }
  }

  private void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      inputEnded = true;
      if (!answering && !over) {
        leave();
        context.close();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    leave();
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    leave();
    context.close();
  }
}
