package dev.framegate.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.tls.HandshakeCertificates;
import okio.ByteString;

/** OkHttp as it comes, for tests in which no client of the kit may take part. */
final class OrdinarySocket extends WebSocketListener implements AutoCloseable {
  private static final OkHttpClient CLIENT =
      new OkHttpClient.Builder()
          .retryOnConnectionFailure(false)
          // Custom domain names of tests lead here, whatever a resolver thinks of them.
          .dns(host -> List.of(InetAddress.getByName("127.0.0.1")))
          .build();
  private static final long LONGEST_SECONDS = 10;

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> opened = new CompletableFuture<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private OrdinarySocket(String url) {
    this(new Request.Builder().url(url).build());
  }

  private OrdinarySocket(Request request) {
    this(CLIENT, request);
  }

  private OrdinarySocket(OkHttpClient client, Request request) {
    socket = client.newWebSocket(request, this);
  }

  /** By a client of the test's own. */
  static OrdinarySocket open(OkHttpClient client, String url) throws Exception {
    OrdinarySocket socket = new OrdinarySocket(client, new Request.Builder().url(url).build());
    socket.opened.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    return socket;
  }

  /** Over TLS, with the host's name checked. */
  static OrdinarySocket open(HandshakeCertificates trusted, String url) throws Exception {
    OrdinarySocket socket =
        new OrdinarySocket(trusting(trusted), new Request.Builder().url(url).build());
    socket.opened.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    return socket;
  }

  /** The status of a GET over TLS, with the host's name checked. */
  static int get(HandshakeCertificates trusted, URI url) throws IOException {
    Request request = new Request.Builder().url(url.toString()).build();
    try (Response response = trusting(trusted).newCall(request).execute()) {
      return response.code();
    }
  }

  private static OkHttpClient trusting(HandshakeCertificates trusted) {
    return CLIENT
        .newBuilder()
        .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
        .build();
  }

  /** The body of the answer to a GET. */
  static String text(String url) throws IOException {
    Request request = new Request.Builder().url(url).build();
    try (Response response = CLIENT.newCall(request).execute()) {
      return response.body().string();
    }
  }

  /** The status that this very request is answered with, as a handshake. */
  static int knock(Request request) throws Exception {
    try (OrdinarySocket socket = new OrdinarySocket(request)) {
      return socket.opened.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
  }

  static OrdinarySocket open(Gateway gateway, String apiId, String stage) throws Exception {
    OrdinarySocket socket = new OrdinarySocket(url(gateway, apiId, stage));
    socket.opened.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    return socket;
  }

  static OrdinarySocket open(String url) throws Exception {
    OrdinarySocket socket = new OrdinarySocket(url);
    socket.opened.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    return socket;
  }

  static int knock(String url) throws Exception {
    try (OrdinarySocket socket = new OrdinarySocket(url)) {
      return socket.opened.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** The status of a callback to a connection. */
  static int post(String url, String text) throws IOException {
    Request request =
        new Request.Builder()
            .url(url)
            .post(RequestBody.create(text.getBytes(StandardCharsets.UTF_8)))
            .build();
    try (Response response = CLIENT.newCall(request).execute()) {
      return response.code();
    }
  }

  /** The status that a handshake is answered with. */
  static int knock(Gateway gateway, String apiId, String stage) throws Exception {
    try (OrdinarySocket socket = new OrdinarySocket(url(gateway, apiId, stage))) {
      return socket.opened.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static String url(Gateway gateway, String apiId, String stage) {
    return gateway.address() + "/_aws/execute-api/" + apiId + "/" + stage;
  }

  void send(String text) {
    socket.send(text);
  }

  void send(byte[] bytes) {
    socket.send(ByteString.of(bytes));
  }

  String next() throws InterruptedException {
    String text = received.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
    if (text == null) {
      throw new AssertionError("no message within " + Duration.ofSeconds(LONGEST_SECONDS));
    }
    return text;
  }

  int closeCode() throws Exception {
    return closed.get(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void onOpen(WebSocket webSocket, Response response) {
    opened.complete(response.code());
  }

  @Override
  public void onMessage(WebSocket webSocket, String text) {
    received.add(text);
  }

  @Override
  public void onClosing(WebSocket webSocket, int code, String reason) {
    closed.complete(code);
    webSocket.close(1000, null);
  }

  @Override
  public void onFailure(WebSocket webSocket, Throwable error, Response response) {
    if (response != null) {
      opened.complete(response.code());
    } else {
      opened.completeExceptionally(error);
    }
    closed.complete(1006);
  }

  @Override
  public void close() {
    socket.cancel();
  }
}
