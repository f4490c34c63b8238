package dev.framegate.gateway;

import dev.framegate.contract.Version;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket client of a stage that waits for what it is to receive: the JDK's client, which cuts
 * messages into frames of 16 KiB. Thread-safe.
 */
public final class StageClient implements AutoCloseable {
  private final WebSocket socket;
  private final ClientMessages messages;
  private final Optional<String> connectionId;

  private StageClient(WebSocket socket, ClientMessages messages, Optional<String> connectionId) {
    this.socket = socket;
    this.messages = messages;
    this.connectionId = connectionId;
  }

  /** A client of any {@code ws(s)://} address, to be connected. */
  public static Builder to(URI address) {
    return new Builder(address, userAgent -> Optional.empty(), status -> "");
  }

  /**
   * The connection's id, as the gateway knows it.
   *
   * @throws IllegalStateException if the client is not one of a {@link DeployedApi}, or was given a
   *     User-Agent, by which it is found
   */
  public String connectionId() {
    return connectionId.orElseThrow(
        () ->
            new IllegalStateException(
                "The id is known for clients of an API of a gateway in this process, without a"
                    + " User-Agent of their own."));
  }

  /** The subprotocol that the gateway chose; empty for none. */
  public String subprotocol() {
    return socket.getSubprotocol();
  }

  /**
   * Sends a text message.
   *
   * @throws IllegalStateException if the connection has ended; the message says how
   */
  public synchronized void send(String text) {
    try {
      var unused =
          socket
              .sendText(text, true)
              .get(ServerBounds.CLIENT_TIME.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The message was not sent; " + this, e);
    }
  }

  /**
   * Waits for the next message.
   *
   * @return empty if none came in time, or the connection ended before
   */
  public Optional<String> receive(Duration atMost) {
    return messages.next(any -> true, atMost);
  }

  /**
   * Waits for the next message that is wanted. Messages before it are skipped.
   *
   * @return empty if none came in time, or the connection ended before
   */
  public Optional<String> receive(Predicate<String> wanted, Duration atMost) {
    return messages.next(wanted, atMost);
  }

  /**
   * Waits for the end of the connection.
   *
   * @return the close code; 1006 if there was no close frame; empty if the connection is still open
   */
  public OptionalInt closeCode(Duration atMost) {
    return messages.end(atMost);
  }

  /** The messages, also those that were waited for; the latest 10,000. */
  public List<String> received() {
    return messages.all();
  }

  /** Whether the connection has not ended. */
  public boolean isOpen() {
    return messages.end(Duration.ZERO).isEmpty();
  }

  /** Closes the connection with code 1000 and waits for the gateway's close frame. */
  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      var unused = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
      unused.exceptionally(failure -> socket);
    }
    if (messages.end(ServerBounds.CLIENT_TIME).isEmpty()) {
      socket.abort();
    }
  }

  /** What was received so far, and how the connection ended. */
  @Override
  public String toString() {
    return messages.toString();
  }

  /** Collects the headers of a handshake and connects. */
  public static final class Builder {
    private final URI address;
    private final Function<String, Optional<String>> connectionOf;
    private final IntFunction<String> reason;
    private final List<String[]> headers = new ArrayList<>();
    private final StringBuilder query = new StringBuilder();
    private List<String> subprotocols = List.of();
    private @Nullable HttpClient http;

    Builder(
        URI address, Function<String, Optional<String>> connectionOf, IntFunction<String> reason) {
      this.address = address;
      this.connectionOf = connectionOf;
      this.reason = reason;
    }

    /** A header of the handshake. */
    public Builder header(String name, String value) {
      headers.add(new String[] {name, value});
      return this;
    }

    /** A parameter of the query, which is encoded. */
    public Builder query(String name, String value) {
      query
          .append(query.isEmpty() ? "?" : "&")
          .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      return this;
    }

    /** The subprotocols that the client offers, the preferred one first. */
    public Builder subprotocols(String... names) {
      subprotocols = List.of(names);
      return this;
    }

    /** The client to connect with, such as one that trusts the certificate of a gateway. */
    public Builder through(HttpClient client) {
      http = client;
      return this;
    }

    /**
     * Connects.
     *
     * @throws HandshakeRefusedException if the gateway refuses it
     */
    public StageClient connect() {
      HttpClient client = http == null ? HttpClient.newHttpClient() : http;
      String userAgent = "framegate-client/%s (%s)".formatted(Version.TEXT, UUID.randomUUID());
      WebSocket.Builder handshake =
          client.newWebSocketBuilder().connectTimeout(ServerBounds.CLIENT_TIME);
      boolean named = headers.stream().anyMatch(header -> header[0].equalsIgnoreCase("User-Agent"));
      if (!named) {
        handshake.header("User-Agent", userAgent);
      }
      headers.forEach(header -> handshake.header(header[0], header[1]));
      if (!subprotocols.isEmpty()) {
        handshake.subprotocols(
            subprotocols.get(0),
            subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
      }
      ClientMessages messages = new ClientMessages();
      CompletableFuture<WebSocket> connecting =
          handshake.buildAsync(URI.create(address + query.toString()), messages);
      try {
        WebSocket socket =
            connecting
                .orTimeout(ServerBounds.CONNECT_TIME.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return new StageClient(
            socket, messages, named ? Optional.empty() : connectionOf.apply(userAgent));
      } catch (CompletionException e) {
        throw refused(e.getCause() == null ? e : e.getCause());
      }
    }

    private HandshakeRefusedException refused(Throwable cause) {
      if (cause instanceof WebSocketHandshakeException refusal) {
        int status = refusal.getResponse().statusCode();
        String why = reason.apply(status);
        return new HandshakeRefusedException(
            status,
            "Expected the handshake at %s to be accepted, but it was refused with %d%s"
                .formatted(address, status, why.isEmpty() ? "" : ": " + why),
            cause);
      }
      return new HandshakeRefusedException(
          0, "No handshake could be made at %s: %s".formatted(address, cause), cause);
    }
  }
}
