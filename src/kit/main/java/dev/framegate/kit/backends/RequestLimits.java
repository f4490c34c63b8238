package dev.framegate.kit.backends;

import java.util.concurrent.atomic.AtomicLong;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandler;

/**
 * Refuses bodies of more than a mebibyte, of which API Gateway sends none, and encoded ones, which
 * WireMock would unpack whatever their size.
 */
final class RequestLimits extends AbstractHandler {
  static final int MOST_BYTES = 1 << 20;

  @Override
  public void handle(
      String path, Request base, HttpServletRequest request, HttpServletResponse response) {
    if (request.getHeader("Content-Encoding") != null) {
      response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
      base.setHandled(true);
    } else if (request.getContentLengthLong() > MOST_BYTES) {
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      base.setHandled(true);
    } else {
      AtomicLong bytes = new AtomicLong();
      base.getHttpInput()
          .addInterceptor(
              content -> {
                if (bytes.addAndGet(content.remaining()) > MOST_BYTES) {
                  throw new BadMessageException(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
                }
                return content;
              });
    }
  }
}
