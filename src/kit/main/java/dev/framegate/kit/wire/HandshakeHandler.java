package dev.framegate.kit.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Asks for a WebSocket and makes room for its frames once the server agrees. */
final class HandshakeHandler extends SimpleChannelInboundHandler<FullHttpResponse> {
  private final ClientHandshake upgrade;
  private final String address;
  private final CompletableFuture<HandshakeResult> outcome;
  private final BiFunction<Channel, Map<String, List<String>>, FrameConnection> open;
  private final int mostBytes;
  private final HandshakeLog log;

  HandshakeHandler(
      ClientHandshake upgrade,
      String address,
      int mostBytes,
      HandshakeLog log,
      CompletableFuture<HandshakeResult> outcome,
      BiFunction<Channel, Map<String, List<String>>, FrameConnection> open) {
    this.upgrade = upgrade;
    this.address = address;
    this.mostBytes = mostBytes;
    this.log = log;
    this.outcome = outcome;
    this.open = open;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    ctx.writeAndFlush(upgrade.request())
        .addListener(
            sent -> {
              if (!sent.isSuccess() && sent.cause() != null) {
                unreachable(ctx, FailureText.of(sent.cause()));
              }
            });
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse answer) {
    Map<String, List<String>> headers = withoutSecrets(ClientHandshake.map(answer.headers()));
    int status = answer.status().code();
    if (answer.decoderResult().cause() instanceof PrematureChannelClosureException) {
      unreachable(ctx, "the connection was closed inside of the handshake's answer");
      return;
    }
    if (answer.decoderResult().isFailure()) {
      malformed(
          ctx,
          0,
          headers,
          "expected an HTTP/1.1 answer: " + FailureText.of(answer.decoderResult().cause()));
      return;
    }
    if (status != HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
      String body = log.line().redaction().text(answer.content().toString(StandardCharsets.UTF_8));
      log.answered(status, headers, body);
      end(ctx, new HandshakeResult.Refused(status, headers, body));
      return;
    }
    Optional<String> problem = upgrade.problem(answer);
    if (problem.isPresent()) {
      malformed(ctx, status, headers, problem.get());
      return;
    }
    log.answered(status, headers, "");
    FrameConnection connection = open.apply(ctx.channel(), headers);
    if (!outcome.complete(new HandshakeResult.Accepted(connection))) {
      ctx.close();
      return;
    }
    // In place before the codec goes: it hands over the frames that came with the answer.
    ctx.pipeline().replace(this, "frames", new FrameReader(connection.incoming(), mostBytes));
    ctx.pipeline().remove(ResponseCollector.class);
    ctx.pipeline().remove(HttpClientCodec.class);
  }

  private Map<String, List<String>> withoutSecrets(Map<String, List<String>> headers) {
    Map<String, List<String>> kept = new LinkedHashMap<>(headers);
    kept.replaceAll((name, values) -> values.stream().map(log.line().redaction()::text).toList());
    return kept;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      unreachable(ctx, "the connection was closed before the handshake was answered");
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    unreachable(ctx, "the connection was closed before the handshake was answered");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    unreachable(ctx, FailureText.of(cause));
  }

  private void malformed(
      ChannelHandlerContext ctx, int status, Map<String, List<String>> headers, String problem) {
    log.malformed(status, headers, problem);
    end(ctx, new HandshakeResult.Malformed(status, headers, problem));
  }

  private void unreachable(ChannelHandlerContext ctx, String cause) {
    end(ctx, new HandshakeResult.Unreachable(address, cause));
  }

  private void end(ChannelHandlerContext ctx, HandshakeResult result) {
    outcome.complete(result);
    ctx.close();
  }
}
