package dev.framegate.kit.libraries;

import java.net.URI;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** Java-WebSocket: {@code onClose} comes last in every case. */
final class JavaWebSocketObserved implements ObservedClient {
  @Override
  public String name() {
    return "Java-WebSocket " + LibraryVersion.of(WebSocketClient.class);
  }

  @Override
  public ObservedConnection connect(URI address) {
    Observations seen = new Observations();
    Client client = new Client(address, seen);
    client.connect();
    return new CallbackConnection(seen, client::send, client::send, nothing -> client.close());
  }

  private static final class Client extends WebSocketClient {
    private final Observations seen;

    Client(URI address, Observations seen) {
      super(address);
      this.seen = seen;
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      seen.opened();
    }

    @Override
    public void onMessage(String message) {
      seen.message(message);
    }

    @Override
    public void onError(Exception error) {
      seen.saw("onError(%s)".formatted(Observations.of(error)));
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      seen.ended(
          "onClose(%d, \"%s\", remote %s)".formatted(code, Observations.shape(reason), remote));
    }
  }
}
