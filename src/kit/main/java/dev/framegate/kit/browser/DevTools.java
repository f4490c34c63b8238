package dev.framegate.kit.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** The connection to the DevTools of a browser. Safe for many threads. */
final class DevTools implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The session of commands to the browser itself. */
  static final String BROWSER = "";

  private final OkHttpClient client = new OkHttpClient();
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
  private final WebSocket socket;

  /**
   * @param address as the browser prints it, {@code ws://...}
   */
  DevTools(String address) {
    Request request = new Request.Builder().url(address.replaceFirst("^ws", "http")).build();
    socket = client.newWebSocket(request, new Answers());
  }

  static ObjectNode members() {
    return JSON.createObjectNode();
  }

  /**
   * Sends a command and waits for its result.
   *
   * @throws BrowserException where it is refused, or does not come in time
   */
  JsonNode call(String session, String method, ObjectNode members, Duration longest) {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      transmit(id, session, method, members);
      JsonNode answered = answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (answered.has("error")) {
        throw new BrowserException(method + " was refused: " + answered.path("error"));
      }
      return answered.path("result");
    } catch (TimeoutException e) {
      throw new BrowserException(
          "The browser did not answer %s within %d ms".formatted(method, longest.toMillis()), e);
    } catch (ExecutionException e) {
      throw new BrowserException("The connection to the browser was lost, at " + method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrowserException("Interrupted, at " + method, e);
    } finally {
      waiting.remove(id);
    }
  }

  /** Sends a command without waiting for its result. */
  void tell(String session, String method, ObjectNode members) {
    transmit(calls.incrementAndGet(), session, method, members);
  }

  /** Lets a session's events be handled, each before the next message is read. */
  void listen(String session, Consumer<JsonNode> listener) {
    listeners.put(session, listener);
  }

  void ignore(String session) {
    listeners.remove(session);
  }

  private void transmit(int id, String session, String method, ObjectNode members) {
    ObjectNode message = members().put("id", id).put("method", method);
    message.set("params", members);
    if (!session.equals(BROWSER)) {
      message.put("sessionId", session);
    }
    socket.send(message.toString());
  }

  @Override
  public void close() {
    socket.cancel();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private final class Answers extends WebSocketListener {
    @Override
    public void onMessage(WebSocket webSocket, String text) {
      JsonNode message = read(text);
      if (message.has("id")) {
        CompletableFuture<JsonNode> answer = waiting.get(message.path("id").asInt());
        if (answer != null) {
          answer.complete(message);
        }
        return;
      }
      Consumer<JsonNode> listener = listeners.get(message.path("sessionId").asText());
      if (listener != null) {
        listener.accept(message);
      }
    }

    private JsonNode read(String text) {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("The browser sent what is no JSON", e);
      }
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable error, @Nullable Response response) {
      waiting.values().forEach(answer -> answer.completeExceptionally(error));
    }
  }
}
