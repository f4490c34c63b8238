package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates Netty's responses. */
final class HttpResponseWriter {
  private static final Logger LOG = LoggerFactory.getLogger(HttpResponseWriter.class);
  private static final String REQUEST_ID = "x-amzn-RequestId";

  private static final long MILLIS_PER_SECOND = 1000;

  /** The last date that was written: many answers are of the same second. */
  private static volatile Second lastSecond = new Second(-1, "");

  private record Second(long second, String date) {}

  private HttpResponseWriter() {}

  /**
   * Makes the response, or one with status 500 if the answer cannot be sent: its status is not a
   * final one, or a header contains a line break.
   *
   * @param head whether the request was a HEAD, which gets no body
   */
  static FullHttpResponse response(ServerResponse answer, boolean head, boolean keepAlive) {
    try {
      return faithful(answer, head, keepAlive);
    } catch (IllegalArgumentException e) {
      LOG.error("An answer with status {} cannot be sent", answer.status(), e);
      return faithful(EdgeErrors.internalError(), head, keepAlive);
    }
  }

  private static FullHttpResponse faithful(ServerResponse answer, boolean head, boolean keepAlive) {
    if (answer.status() < 200 || answer.status() > 599) {
      throw new IllegalArgumentException("not a final status: " + answer.status());
    }
    HttpResponseStatus status = HttpResponseStatus.valueOf(answer.status());
    ByteBuf body = head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body());
    FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    HttpHeaders headers = response.headers();
    answer.headers().forEach(headers::set);
    if (!headers.contains(REQUEST_ID)) {
      headers.set(REQUEST_ID, requestId());
    }
    headers.set(HttpHeaderNames.DATE, now());
    if (answer.status() != 204 && answer.status() != 304) {
      headers.set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
    }
    headers.set(
        HttpHeaderNames.CONNECTION,
        keepAlive ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
    if (headers.contains(HttpHeaderNames.UPGRADE)) {
      // RFC 9110 section 7.8: whoever sends Upgrade names it in Connection.
      headers.add(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
    }
    return response;
  }

  /** The Date header shows the time of day, not that of the adjustable clock. */
  static String now() {
    long second = Clock.systemUTC().millis() / MILLIS_PER_SECOND;
    Second known = lastSecond;
    if (known.second() != second) {
      known =
          new Second(
              second,
              DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC)));
      lastSecond = known;
    }
    return known.date();
  }

  private static String requestId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
