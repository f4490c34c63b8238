package dev.framegate.kit.libraries;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The JDK's {@code java.net.http.WebSocket}. */
final class JdkObserved implements ObservedClient {
  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public String name() {
    return "JDK";
  }

  @Override
  public ObservedConnection connect(URI address) {
    Observations seen = new Observations();
    CompletableFuture<WebSocket> socket =
        http.newWebSocketBuilder().buildAsync(address, new Listener(seen));
    socket.whenComplete(
        (opened, failure) -> {
          if (failure != null) {
            seen.ended("buildAsync: " + refusal(Observations.unwrapped(failure)));
          } else {
            seen.opened();
          }
        });
    return new CallbackConnection(
        seen,
        text -> socket.get().sendText(text, true),
        binary -> socket.get().sendBinary(ByteBuffer.wrap(binary), true),
        nothing -> socket.thenAccept(WebSocket::abort));
  }

  private static String refusal(Throwable failure) {
    return Observations.of(failure)
        + (failure instanceof WebSocketHandshakeException refused
            ? ", getResponse().statusCode() " + refused.getResponse().statusCode()
            : "");
  }

  private record Listener(Observations seen) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      seen.message(data.toString());
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      seen.ended("onClose(%d, \"%s\")".formatted(code, reason));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      seen.ended("onError(%s)".formatted(Observations.of(error)));
    }
  }
}
