package dev.framegate.kit.wire;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;

/**
 * The WebSocket client that a user would have (OkHttp): a message is one frame, pings and close
 * frames are answered. It cannot prove what frames it sent. It reads at most 4 MiB on a connection,
 * and offers no compression: OkHttp inflates a message whatever its size.
 */
public final class OrdinaryClient implements AutoCloseable {
  private static final String COMPRESSION = "permessage-deflate";
  private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
  private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";

  private final OkHttpClient client;

  /** Trusts what this Java trusts. */
  public OrdinaryClient() {
    this(ServerTrust.standard());
  }

  public OrdinaryClient(ServerTrust trust) {
    SSLContext tls = trust.context();
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .dns(host -> Arrays.asList(LoopbackNames.resolve(host)))
            .sslSocketFactory(tls.getSocketFactory(), trust.manager())
            // It would send again, unseen, what a reset connection may have delivered.
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .socketFactory(new BoundedSockets())
            .addInterceptor(OrdinaryClient::withoutCompression)
            .readTimeout(Duration.ZERO);
    if (!trust.checksNames()) {
      builder.hostnameVerifier((host, session) -> true);
    }
    client = builder.build();
    client.dispatcher().setMaxRequests(10_000);
    client.dispatcher().setMaxRequestsPerHost(10_000);
  }

  /**
   * Connects and waits for the handshake's answer. Of the opening, the trust, the address to
   * connect to, the omitted headers and the politeness do not apply.
   */
  public OrdinaryHandshakeResult connect(
      URI url, HandshakeOptions options, Transcript transcript, String actor) {
    Request.Builder request = new Request.Builder().url(url.toString());
    for (HttpHeader header : asked(options)) {
      request.addHeader(header.name(), header.value());
    }
    CompletableFuture<OrdinaryHandshakeResult> outcome = new CompletableFuture<>();
    RecordingLine line = new RecordingLine(transcript);
    line.asked(
        RecordingEvent.Client.ORDINARY,
        actor,
        "GET",
        url.toString(),
        EvidenceHttpClient.headers(asked(options)),
        new byte[0]);
    WebSocket socket =
        client.newWebSocket(
            request.build(), new OrdinaryListener(url, transcript, line, actor, outcome));
    long millis = options.timeout().toMillis();
    try {
      return outcome.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      socket.cancel();
      return new HandshakeResult.Unreachable(
          url.getAuthority(), "no answer to the handshake in " + millis + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      socket.cancel();
      return new HandshakeResult.Unreachable(
          url.getAuthority(), "waiting for the handshake was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("An attempt never fails, it tells", e);
    }
  }

  private static Response withoutCompression(Interceptor.Chain chain) throws IOException {
    Response response =
        chain.proceed(chain.request().newBuilder().removeHeader(EXTENSIONS).build());
    // OkHttp believes that it offered compression. What it does not know it refuses with 1010.
    String chosen = response.header(EXTENSIONS);
    return chosen != null && chosen.contains(COMPRESSION)
        ? response.newBuilder().header(EXTENSIONS, "unoffered-" + COMPRESSION).build()
        : response;
  }

  private static List<HttpHeader> asked(HandshakeOptions options) {
    List<HttpHeader> headers = new ArrayList<>(options.headers());
    if (!options.subprotocols().isEmpty()) {
      headers.removeIf(header -> header.name().equalsIgnoreCase(SUBPROTOCOLS));
      headers.add(new HttpHeader(SUBPROTOCOLS, String.join(", ", options.subprotocols())));
    }
    return headers;
  }

  /** Drops every connection that is left. */
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }
}
