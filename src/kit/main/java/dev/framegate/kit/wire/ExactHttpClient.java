package dev.framegate.kit.wire;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.http.HttpRequest;
import org.apache.http.HttpVersion;
import org.apache.http.client.HttpRequestRetryHandler;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.params.HttpClientParams;
import org.apache.http.client.protocol.RequestClientConnControl;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.conn.ConnectionKeepAliveStrategy;
import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.impl.client.AbstractHttpClient;
import org.apache.http.impl.client.RequestWrapper;
import org.apache.http.params.BasicHttpParams;
import org.apache.http.params.CoreConnectionPNames;
import org.apache.http.params.HttpConnectionParams;
import org.apache.http.params.HttpParams;
import org.apache.http.params.HttpProtocolParams;
import org.apache.http.protocol.BasicHttpProcessor;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.RequestContent;
import org.apache.http.protocol.RequestTargetHost;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client under REST Assured, for one request. It sends the URL as it was given, retries
 * nothing, keeps no cookies, and remembers the headers that really went out. Its connections come
 * from a pool that all requests share.
 */
@SuppressWarnings("deprecation") // REST Assured takes nothing else
final class ExactHttpClient extends AbstractHttpClient {
  private static final int MOST_LINE = 64 * 1024;
  private static final int MOST_HEADERS = 1_000;

  private final Request wanted;
  private final Map<String, List<String>> sentHeaders;
  private final Duration timeout;
  private final CallDeadline deadline;

  ExactHttpClient(
      ClientConnectionManager pool,
      Request wanted,
      Map<String, List<String>> sentHeaders,
      Duration timeout,
      CallDeadline deadline) {
    super(pool, null);
    this.deadline = deadline;
    this.wanted = wanted;
    this.sentHeaders = sentHeaders;
    this.timeout = timeout;
  }

  static ClientConnectionManager pool(Supplier<ServerTrust> trust) {
    SchemeRegistry schemes = new SchemeRegistry();
    schemes.register(new Scheme("http", 80, PlainSocketFactory.getSocketFactory()));
    schemes.register(new Scheme("https", 443, new LazyTls(trust)));
    return new BoundedConnections(schemes);
  }

  @Override
  public CloseableHttpResponse execute(HttpUriRequest request, @Nullable HttpContext context)
      throws IOException {
    deadline.watch(request);
    return super.execute(request, context);
  }

  @Override
  protected HttpParams createHttpParams() {
    HttpParams params = new BasicHttpParams();
    HttpProtocolParams.setVersion(params, HttpVersion.HTTP_1_1);
    HttpConnectionParams.setTcpNoDelay(params, true);
    HttpConnectionParams.setConnectionTimeout(params, (int) timeout.toMillis());
    HttpConnectionParams.setSoTimeout(params, (int) timeout.toMillis());
    params.setIntParameter(CoreConnectionPNames.MAX_LINE_LENGTH, MOST_LINE);
    params.setIntParameter(CoreConnectionPNames.MAX_HEADER_COUNT, MOST_HEADERS);
    HttpClientParams.setRedirecting(params, false);
    HttpClientParams.setAuthenticating(params, false);
    return params;
  }

  @Override
  protected BasicHttpProcessor createHttpProcessor() {
    BasicHttpProcessor processor = new BasicHttpProcessor();
    processor.addRequestInterceptor(new RequestContent());
    processor.addRequestInterceptor(new RequestTargetHost());
    processor.addRequestInterceptor(new RequestClientConnControl());
    processor.addRequestInterceptor((request, context) -> exact(request));
    return processor;
  }

  @Override
  protected HttpRequestRetryHandler createHttpRequestRetryHandler() {
    return (failure, count, context) -> false;
  }

  @Override
  protected ConnectionKeepAliveStrategy createConnectionKeepAliveStrategy() {
    return (response, context) -> 1_000;
  }

  private void exact(HttpRequest request) {
    ((RequestWrapper) request).setURI(target());
    if (wanted.headers().stream().noneMatch(h -> h.name().equalsIgnoreCase("Content-Type"))) {
      request.removeHeaders("Content-Type");
    }
    for (org.apache.http.Header header : request.getAllHeaders()) {
      sentHeaders
          .computeIfAbsent(header.getName(), name -> new ArrayList<>())
          .add(header.getValue());
    }
  }

  private URI target() {
    String path = wanted.url().getRawPath();
    String query = wanted.url().getRawQuery();
    return URI.create(
        (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query));
  }
}
