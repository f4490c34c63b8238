package dev.framegate.kit.cassette;

import dev.framegate.kit.wire.RecordingEvent;
import dev.framegate.kit.wire.WebSocketAccept;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection of a client to a played scenario: requests, then frames if it comes to that. */
final class PlaybackConnection extends ChannelInboundHandlerAdapter
    implements ScenarioPlayer.PlaybackChannel {
  private static final int SWITCHING = 101;
  private static final int MOST_UNREAD = 32 << 20;

  private final PlaybackServer server;
  private final Channel channel;
  private ByteBuf unread = Unpooled.buffer(0);
  private String key = "";
  private @Nullable PlaybackLine line;
  private boolean open;

  PlaybackConnection(PlaybackServer server, Channel channel) {
    this.server = server;
    this.channel = channel;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (message instanceof FullHttpRequest request) {
        asked(request);
      } else if (message instanceof ByteBuf bytes) {
        heard(bytes);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void asked(FullHttpRequest request) {
    if (request.decoderResult().isFailure()) {
      server.player().mismatch("Not on the tape: a request that is no HTTP.");
      drop();
      return;
    }
    key = request.headers().get("Sec-WebSocket-Key", "");
    leave();
    byte[] body = ByteBufUtil.getBytes(request.content());
    IncomingRequest incoming =
        new IncomingRequest(request.method().name(), request.uri(), headers(request), body);
    Optional<PlaybackLine> found = server.player().asked(incoming, this);
    line = found.orElse(null);
    if (found.isEmpty()) {
      drop();
    }
  }

  private static Map<String, List<String>> headers(FullHttpRequest request) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach(
            header ->
                headers
                    .computeIfAbsent(header.getKey(), name -> new ArrayList<>())
                    .add(header.getValue()));
    return headers;
  }

  private void heard(ByteBuf bytes) {
    unread.discardReadBytes();
    unread.writeBytes(bytes);
    PlaybackLine playing = line;
    if (playing == null) {
      unread.clear();
    } else if (!server.player().receiveFrames(playing, unread)
        || unread.readableBytes() > MOST_UNREAD) {
      server.player().mismatch("Not on the tape: " + FrameText.of(unread, playing.actor()) + ".");
      unread.clear();
      drop();
    }
  }

  @Override
  public void answer(RecordingEvent.Asked request, RecordingEvent.Answered answer) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" -\r\n");
    answer
        .headers()
        .forEach(
            (name, values) ->
                values.stream()
                    .filter(value -> kept(request, name))
                    .forEach(
                        value ->
                            head.append(name).append(": ").append(real(value)).append("\r\n")));
    boolean bodiless = answer.status() < 200 || answer.status() == 204 || answer.status() == 304;
    if (!bodiless) {
      head.append("Content-Length: ").append(answer.body().length).append("\r\n");
    }
    head.append("\r\n");
    channel.write(Unpooled.copiedBuffer(head, StandardCharsets.UTF_8));
    channel.writeAndFlush(Unpooled.wrappedBuffer(bodiless ? new byte[0] : answer.body()));
    if (answer.status() == SWITCHING && !open) {
      open = true;
      server.becomesRaw(channel);
    }
  }

  /** Frames of an ordinary client are on the tape without compression. */
  private static boolean kept(RecordingEvent.Asked request, String name) {
    return !name.equalsIgnoreCase(HttpHeaderNames.CONTENT_LENGTH.toString())
        && !name.equalsIgnoreCase(HttpHeaderNames.TRANSFER_ENCODING.toString())
        && !(request.client() == RecordingEvent.Client.ORDINARY
            && name.equalsIgnoreCase("Sec-WebSocket-Extensions"));
  }

  private String real(String value) {
    return value.equals(WebSocketAccept.RIGHT) ? WebSocketAccept.accept(key) : value;
  }

  @Override
  public void frame(RecordingEvent.Received frame) {
    channel.writeAndFlush(Unpooled.wrappedBuffer(frame.header(), frame.payload()));
  }

  @Override
  public void end() {
    ((SocketChannel) channel).shutdownOutput();
  }

  @Override
  public void drop() {
    channel.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    leave();
    unread.release();
  }

  private void leave() {
    PlaybackLine playing = line;
    line = null;
    if (playing != null) {
      server.player().left(playing);
    }
  }

  /** Half of the connection is enough to see that the client has gone. */
  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof io.netty.channel.socket.ChannelInputShutdownEvent) {
      channel.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    channel.close();
  }
}
