package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerRequest;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request that is being read. */
final class RequestInProgress {
  private final HttpRequest head;
  private final Destination destination;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);

  RequestInProgress(HttpRequest head, Destination destination) {
    this.head = head;
    this.destination = destination;
  }

  Destination destination() {
    return destination;
  }

  /** The origin of the page that sent it; empty where no page did. */
  String origin() {
    return head.headers().get("origin", "");
  }

  boolean keepAlive() {
    return HttpUtil.isKeepAlive(head);
  }

  /** False, without effect, if the body would exceed the limit. */
  boolean take(ByteBuf content, int limit) {
    int count = content.readableBytes();
    if (body.size() + count > limit) {
      return false;
    }
    byte[] bytes = new byte[count];
    content.readBytes(bytes);
    body.writeBytes(bytes);
    return true;
  }

  /** The body so far. */
  String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  ServerRequest call() {
    return new ServerRequest(
        head.method().name(),
        rawPath(head.uri()),
        query(head.uri()),
        lowerCase(head.headers()),
        body.toByteArray());
  }

  /** The host that the client named, without port; an IPv6 address keeps its brackets. */
  static String host(HttpRequest head) {
    String value = head.headers().get("host", "");
    int port = value.lastIndexOf(':');
    return port > value.lastIndexOf(']') ? value.substring(0, port) : value;
  }

  static String rawPath(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  static Map<String, List<String>> query(String uri) {
    try {
      return new QueryStringDecoder(uri).parameters();
    } catch (IllegalArgumentException e) {
      // Malformed percent-encoding: no parameter is used.
      return Map.of();
    }
  }

  private static Map<String, List<String>> lowerCase(HttpHeaders headers) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    headers.forEach(
        header ->
            all.computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(header.getValue()));
    return all;
  }

  /** Names as in the request; spellings that differ in case are one header. */
  static Map<String, List<String>> asWritten(HttpHeaders headers) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        header ->
            all.computeIfAbsent(header.getKey(), name -> new ArrayList<>()).add(header.getValue()));
    return all;
  }
}
