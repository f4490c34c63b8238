package dev.framegate.kit.libraries;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.exceptions.UpgradeException;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** Jetty's client. */
final class JettyObserved implements ObservedClient {
  private final WebSocketClient client = new WebSocketClient();

  JettyObserved() throws Exception {
    client.start();
  }

  @Override
  public String name() {
    return "Jetty " + LibraryVersion.of(WebSocketClient.class);
  }

  @Override
  public ObservedConnection connect(URI address) throws Exception {
    Observations seen = new Observations();
    Listener listener = new Listener(seen);
    CompletableFuture<Session> session = client.connect(listener, address);
    session.whenComplete(
        (opened, failure) -> {
          if (failure == null) {
            seen.opened();
          }
        });
    // Both are told of a connection that fails, in either order.
    session
        .handle((opened, failure) -> failure)
        .thenCombine(
            listener.error,
            (failure, error) -> {
              if (failure != null) {
                seen.saw("connect: " + refusal(Observations.unwrapped(failure)));
                seen.ended("onWebSocketError(%s)".formatted(error.getClass().getSimpleName()));
              }
              return null;
            });
    return new CallbackConnection(
        seen,
        text -> session.get().sendText(text, Callback.NOOP),
        binary -> session.get().sendBinary(ByteBuffer.wrap(binary), Callback.NOOP),
        nothing -> session.thenAccept(Session::disconnect));
  }

  @Override
  public void close() throws Exception {
    client.stop();
  }

  private static String refusal(Throwable failure) {
    return Observations.of(failure)
        + (failure instanceof UpgradeException refused
            ? ", getResponseStatusCode() " + refused.getResponseStatusCode()
            : "");
  }

  /** Public, because Jetty calls it by a method handle. */
  public static final class Listener implements Session.Listener.AutoDemanding {
    private final Observations seen;
    private final CompletableFuture<Throwable> error = new CompletableFuture<>();
    private volatile boolean open;

    Listener(Observations seen) {
      this.seen = seen;
    }

    @Override
    public void onWebSocketOpen(Session session) {
      open = true;
    }

    @Override
    public void onWebSocketText(String text) {
      seen.message(text);
    }

    @Override
    public void onWebSocketError(Throwable thrown) {
      if (open) {
        seen.saw("onWebSocketError(%s)".formatted(Observations.of(thrown)));
      }
      error.complete(thrown);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback done) {
      seen.ended(
          "onWebSocketClose(%d, %s)"
              .formatted(code, reason == null ? null : "\"" + Observations.shape(reason) + "\""));
      done.succeed();
    }
  }
}
