package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.event.TraceId;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The headers that the edge adds to a handshake (MSG-041b, CON-020a). */
final class ForwardedHeaders {
  private static final String ADDRESSES = "X-Forwarded-For";

  private ForwardedHeaders() {}

  /**
   * Adds the headers. The addresses and the trace id that the client sent are kept.
   *
   * @param headers names are compared without regard to case
   */
  static void add(
      Map<String, List<String>> headers, Channel channel, String sourceIp, Instant time) {
    List<String> sent = headers.getOrDefault(ADDRESSES, List.of());
    headers.put(
        ADDRESSES, List.of(sent.isEmpty() ? sourceIp : String.join(", ", sent) + ", " + sourceIp));
    headers.put("X-Forwarded-Port", List.of(port(channel)));
    headers.put(
        "X-Forwarded-Proto",
        List.of(channel.pipeline().get(SslHandler.class) == null ? "http" : "https"));
    headers.putIfAbsent(TraceId.HEADER, List.of(TraceId.at(time.toEpochMilli())));
  }

  private static String port(Channel channel) {
    return channel.localAddress() instanceof InetSocketAddress local
        ? String.valueOf(local.getPort())
        : "";
  }
}
