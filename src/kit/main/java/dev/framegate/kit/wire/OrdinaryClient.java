package dev.framegate.kit.wire;

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
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.WebSocket;

/**
 * The WebSocket client that a user would have (OkHttp): a message is one frame, compression is
 * offered, pings and close frames are answered. It cannot prove what frames it sent.
 */
public final class OrdinaryClient implements AutoCloseable {
  private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";

  private final OkHttpClient client;

  /** Trusts what this Java trusts. */
  public OrdinaryClient() {
    this(Trust.standard());
  }

  public OrdinaryClient(Trust trust) {
    SSLContext tls = trust.context();
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .dns(host -> Arrays.asList(Loopback.resolve(host)))
            .sslSocketFactory(tls.getSocketFactory(), trust.manager())
            // It would send again, unseen, what a reset connection may have delivered.
            .retryOnConnectionFailure(false)
            .followRedirects(false)
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
  public OrdinaryAttempt connect(URI url, Opening opening, Transcript transcript, String actor) {
    Request.Builder request = new Request.Builder().url(url.toString());
    for (Header header : asked(opening)) {
      request.addHeader(header.name(), header.value());
    }
    CompletableFuture<OrdinaryAttempt> outcome = new CompletableFuture<>();
    TapeLine line = new TapeLine(transcript);
    line.asked(
        Signal.Client.ORDINARY,
        actor,
        "GET",
        url.toString(),
        Caller.headers(asked(opening)),
        new byte[0]);
    WebSocket socket =
        client.newWebSocket(
            request.build(), new OrdinaryListener(url, transcript, line, actor, outcome));
    long millis = opening.timeout().toMillis();
    try {
      return outcome.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      socket.cancel();
      return new Attempt.Unreachable(
          url.getAuthority(), "no answer to the handshake in " + millis + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      socket.cancel();
      return new Attempt.Unreachable(
          url.getAuthority(), "waiting for the handshake was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("An attempt never fails, it tells", e);
    }
  }

  private static List<Header> asked(Opening opening) {
    List<Header> headers = new ArrayList<>(opening.headers());
    if (!opening.subprotocols().isEmpty()) {
      headers.removeIf(header -> header.name().equalsIgnoreCase(SUBPROTOCOLS));
      headers.add(new Header(SUBPROTOCOLS, String.join(", ", opening.subprotocols())));
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
