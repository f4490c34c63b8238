package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.Handshake;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the HTTP handler while {@code $connect} runs (CON-002). It keeps reading, to notice a
 * client that leaves, and buffers frames that arrive early.
 */
// What cannot be written or closed shows as the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class PendingUpgrade extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(PendingUpgrade.class);
  private final EdgeContext edge;
  private final WebSocketSession session;
  private final Handshake handshake;
  private final String key;
  private final ByteBuf early = Unpooled.buffer(0);
  private @Nullable ScheduledFuture<?> deadline;
  private boolean decided;

  private PendingUpgrade(
      EdgeContext edge, WebSocketSession session, Handshake handshake, String key) {
    this.edge = edge;
    this.session = session;
    this.handshake = handshake;
    this.key = key;
  }

  /** Takes over the channel from the HTTP handler. The request is a valid upgrade. */
  static void begin(
      ChannelHandlerContext context, EdgeContext edge, HttpRequest head, StageReference address) {
    Channel channel = context.channel();
    ConnectionInfo connection = connection(edge, channel, head, address);
    Map<String, List<String>> headers = RequestInProgress.asWritten(head.headers());
    ForwardedHeaders.add(headers, channel, connection.sourceIp(), connection.connectedAt());
    Handshake handshake =
        new Handshake(
            RequestInProgress.rawPath(head.uri()), headers, RequestInProgress.query(head.uri()));
    WebSocketSession session = new WebSocketSession(edge, channel, connection);
    String key = head.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY, "");
    PendingUpgrade pending = new PendingUpgrade(edge, session, handshake, key);
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.replace(HttpConnectionHandler.class, "upgrade", pending);
    // Bytes that the decoder has read beyond the request.
    pipeline.remove(HttpRequestDecoder.class);
    pending.connect(channel);
  }

  private static ConnectionInfo connection(
      EdgeContext edge, Channel channel, HttpRequest head, StageReference address) {
    return new ConnectionInfo(
        edge.settings().policies().handshake().newConnectionId(),
        address.apiId(),
        address.stage(),
        edge.settings().clock().instant(),
        ip(channel.remoteAddress()),
        head.headers().get(HttpHeaderNames.USER_AGENT, ""),
        RequestInProgress.host(head));
  }

  private static String ip(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress internet && internet.getAddress() != null
        ? internet.getAddress().getHostAddress()
        : "";
  }

  private void connect(Channel channel) {
    edge.clients().add(session);
    deadline =
        channel
            .eventLoop()
            .schedule(
                () -> refuse(channel, EdgeErrors.connectTimeout(), null),
                edge.settings().flow().connectTime().toMillis(),
                TimeUnit.MILLISECONDS);
    CompletionStage<ConnectResult> result =
        edge.planes().messages().connect(session.connection(), handshake);
    result.whenComplete(
        (connected, failure) ->
            channel.eventLoop().execute(() -> connected(channel, connected, failure)));
  }

  private void connected(
      Channel channel, @Nullable ConnectResult result, @Nullable Throwable failure) {
    boolean accepted = result != null && result.accepted();
    if (result != null) {
      session.admitted(result);
    }
    if (decided) {
      if (accepted) {
        session.neverOpened();
      }
    } else if (result == null) {
      LOG.error("$connect of {} failed", session.connection().id(), failure);
      refuse(channel, EdgeErrors.internalError(), null);
    } else if (accepted) {
      accept(channel, result);
    } else {
      refuse(channel, edge.settings().policies().handshake().refused(result), result.detail());
    }
  }

  private void accept(Channel channel, ConnectResult result) {
    FullHttpResponse response;
    try {
      response = switchingProtocols(result);
    } catch (IllegalArgumentException e) {
      LOG.error("$connect of {} named an impossible subprotocol", session.connection().id(), e);
      refuse(channel, EdgeErrors.internalError(), "$connect named an impossible subprotocol");
      session.neverOpened();
      return;
    }
    decide();
    edge.journal().accepted(session.connection(), handshake.path());
    channel.write(response);
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.remove(HttpResponseEncoder.class);
    FrameHandler frames = new FrameHandler(edge, session);
    pipeline.replace(this, "frames", frames);
    session.opened();
    edge.settings().policies().openings().opened(session);
    channel.flush();
    channel.config().setAutoRead(true);
    frames.channelRead(pipeline.context(frames), early);
  }

  private FullHttpResponse switchingProtocols(ConnectResult result) {
    HandshakePolicy policy = edge.settings().policies().handshake();
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("date", HttpResponseWriter.now());
    headers.put("connection", "upgrade");
    headers.put("upgrade", "websocket");
    headers.put("sec-websocket-accept", policy.accept(key));
    policy
        .subprotocol(result, handshake)
        .ifPresent(name -> headers.put("sec-websocket-protocol", name));
    policy.switching(headers).forEach(response.headers()::set);
    return response;
  }

  private void refuse(Channel channel, ServerResponse answer, @Nullable String detail) {
    if (decided) {
      return;
    }
    decide();
    edge.journal().refused(session.connection(), handshake.path(), answer, detail);
    early.release();
    edge.clients().remove(session);
    LingeringClose.start(
        channel, HttpResponseWriter.response(answer, false, false), edge.settings().flow());
  }

  private void decide() {
    decided = true;
    if (deadline != null) {
      deadline.cancel(false);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes && !decided) {
      early.writeBytes(bytes);
      if (early.readableBytes() >= ServerBounds.EARLY_BYTES) {
        context.channel().config().setAutoRead(false);
      }
    }
    ReferenceCountUtil.release(message);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      context.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!decided) {
      decide();
      early.release();
      edge.clients().remove(session);
    }
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
