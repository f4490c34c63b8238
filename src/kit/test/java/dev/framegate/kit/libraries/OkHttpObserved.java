package dev.framegate.kit.libraries;

import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/** OkHttp, whose user answers {@code onClosing} with {@code close}. */
final class OkHttpObserved implements ObservedClient {
  private final OkHttpClient client = new OkHttpClient();

  @Override
  public String name() {
    return "OkHttp " + LibraryVersion.of(OkHttpClient.class);
  }

  @Override
  public ObservedConnection connect(URI address) {
    Observations seen = new Observations();
    WebSocket socket =
        client.newWebSocket(
            new Request.Builder().url(address.toString()).build(), new Listener(seen));
    return new CallbackConnection(
        seen,
        socket::send,
        binary -> socket.send(ByteString.of(binary)),
        nothing -> socket.cancel());
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static final class Listener extends WebSocketListener {
    private final Observations seen;

    Listener(Observations seen) {
      this.seen = seen;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
      seen.opened();
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      seen.message(text);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      seen.saw("onClosing(%d, \"%s\")".formatted(code, reason));
      socket.close(1000, null);
    }

    @Override
    public void onClosed(WebSocket socket, int code, String reason) {
      seen.ended("onClosed(%d, \"%s\")".formatted(code, reason));
    }

    @Override
    public void onFailure(WebSocket socket, Throwable thrown, Response response) {
      seen.ended(
          "onFailure(%s, response %s)"
              .formatted(Observations.of(thrown), response == null ? "null" : response.code()));
    }
  }
}
