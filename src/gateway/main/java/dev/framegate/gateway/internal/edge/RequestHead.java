package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The syntax of a request's head (RFC 9112). */
final class RequestHead {
  /** RFC 3986 section 3.2: a registered name or an address in brackets, and a port. */
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._~!$&'()*+,;=%-]*)(:[0-9]{0,5})?");

  /** RFC 3986 section 2: what is not of these characters is percent-encoded. */
  private static final Pattern TARGET = Pattern.compile("[!-~]+");

  private RequestHead() {}

  /**
   * Checks a head and puts its target into origin form: that of an absolute form takes the place of
   * the Host header (RFC 9112 section 3.2.2).
   *
   * @return what is wrong with it, if anything
   */
  static Optional<ServerResponse> fault(HttpRequest head, HttpLimits limits) {
    if (head.decoderResult().isFailure()) {
      return Optional.of(notDecoded(head, head.decoderResult().cause(), limits));
    }
    if (head.protocolVersion().majorVersion() != 1) {
      return Optional.of(EdgeErrors.versionNotSupported());
    }
    HttpHeaders headers = head.headers();
    if (headers.size() > limits.headers()) {
      return Optional.of(EdgeErrors.headersTooLarge());
    }
    List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
    if (hosts.size() > 1
        || hosts.isEmpty() && !head.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
      return Optional.of(EdgeErrors.badRequest("Exactly one Host header is needed."));
    }
    if (!TARGET.matcher(head.uri()).matches()) {
      return Optional.of(
          EdgeErrors.badRequest("The request target must be of visible ASCII characters."));
    }
    boolean absolute = toOriginForm(head);
    String host = headers.get(HttpHeaderNames.HOST, "");
    return HOST.matcher(host).matches() && !(absolute && host.isEmpty())
        ? Optional.empty()
        : Optional.of(
            EdgeErrors.badRequest(
                "The Host header must be a host name or an IP address, with or without a port."));
  }

  private static boolean toOriginForm(HttpRequest head) {
    String target = head.uri();
    String lower = target.substring(0, Math.min(8, target.length())).toLowerCase(Locale.ROOT);
    int start = lower.startsWith("http://") ? 7 : lower.equals("https://") ? 8 : -1;
    if (start < 0) {
      return false;
    }
    int end = start;
    while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
      end++;
    }
    String rest = target.substring(end);
    head.headers().set(HttpHeaderNames.HOST, target.substring(start, end));
    head.setUri(rest.startsWith("/") ? rest : "/" + rest);
    return true;
  }

  private static ServerResponse notDecoded(HttpRequest head, Throwable cause, HttpLimits limits) {
    if (cause instanceof TooLongHttpLineException) {
      return EdgeErrors.urlTooLong(limits.lineBytes());
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return EdgeErrors.headersTooLarge();
    }
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("content-length") || message.contains("content length")) {
      return EdgeErrors.badRequest("Content-Length must be one number.");
    }
    if (message.contains("transfer-encoding")) {
      return EdgeErrors.badRequest(
          "Transfer-Encoding must be chunked, and Content-Length must not be there beside it.");
    }
    if (message.contains("header")) {
      return EdgeErrors.badRequest(
          "A header has a name or a value with characters that HTTP/1.1 does not allow.");
    }
    return head.headers().isEmpty()
        ? EdgeErrors.badRequest("The request line is not one of HTTP/1.1.")
        : EdgeErrors.badRequest("The headers are not those of HTTP/1.1.");
  }
}
