package dev.framegate.cluster;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** An ordinary client, which keeps what it receives. */
final class ChatClient extends WebSocketListener {
  private static final OkHttpClient HTTP = new OkHttpClient();

  private final String name;
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private ChatClient(String name, URI address) {
    this.name = name;
    this.socket =
        HTTP.newWebSocket(
            new Request.Builder().url(address.toString().replaceFirst("^ws", "http")).build(),
            this);
  }

  /** A client whose handshake has been answered, with 101 or otherwise. */
  static ChatClient connect(String name, URI address) {
    ChatClient client = new ChatClient(name, address);
    boolean unused = client.opened.join();
    return client;
  }

  String name() {
    return name;
  }

  /** Whether it received 101. */
  boolean wasAccepted() {
    return opened.join();
  }

  boolean isOpen() {
    return wasAccepted() && !closed.isDone();
  }

  /** The close code; 1006 for a connection that was lost. */
  CompletableFuture<Integer> closed() {
    return closed;
  }

  List<String> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  void send(String text) {
    socket.send(text);
  }

  void close() {
    socket.close(1000, null);
  }

  @Override
  public void onOpen(WebSocket webSocket, Response response) {
    opened.complete(true);
  }

  @Override
  public void onMessage(WebSocket webSocket, String text) {
    received.add(text);
  }

  @Override
  public void onClosing(WebSocket webSocket, int code, String reason) {
    webSocket.close(code, null);
    closed.complete(code);
  }

  @Override
  public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
    opened.complete(false);
    closed.complete(1006);
  }
}
