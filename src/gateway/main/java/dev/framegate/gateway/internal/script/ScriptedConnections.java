package dev.framegate.gateway.internal.script;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.internal.edge.OpenConnection;
import dev.framegate.gateway.internal.edge.OpeningListener;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.Handshake;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/**
 * Reports the events of connections to a script, and gives its answers. A connection to an address
 * of no stage is the script's alone: it is admitted, and its messages have no answer.
 */
final class ScriptedConnections implements ConnectionHandler {
  private final ConnectionHandler routes;
  private final Openings openings;
  private final BiPredicate<String, String> stages;
  private final ScriptStage script;

  /**
   * @param routes runs the routes of stages
   * @param stages whether there is a stage, by API and name
   */
  ScriptedConnections(
      ConnectionHandler routes,
      Openings openings,
      BiPredicate<String, String> stages,
      ScriptStage script) {
    this.routes = routes;
    this.openings = openings;
    this.stages = stages;
    this.script = script;
  }

  @Override
  public CompletionStage<ConnectResult> connect(ConnectionInfo connection, Handshake handshake) {
    Optional<Integer> refusal = script.answers().nextRefusal();
    if (refusal.isPresent()) {
      refused(refusal.get(), "the script");
      return script.answers().delayed(CompletableFuture.completedFuture(refused(refusal.get())));
    }
    CompletionStage<ConnectResult> result =
        isServed(connection)
            ? routes.connect(connection, handshake).thenApply(this::reported)
            : CompletableFuture.completedFuture(new ConnectResult(200, null, null));
    return script.answers().delayed(result);
  }

  private ConnectResult reported(ConnectResult result) {
    if (!result.accepted()) {
      refused(result.status(), "the API");
    }
    return result;
  }

  private void refused(int status, String by) {
    script.happened(
        new ScriptEvent(
            ScriptEvent.Kind.REFUSED,
            "a handshake was refused by %s with %d".formatted(by, status)));
  }

  private static ConnectResult refused(int status) {
    String message = HttpResponseStatus.valueOf(status).reasonPhrase();
    return new ConnectResult(
        status, null, JsonNodeFactory.instance.objectNode().put("message", message).toString());
  }

  @Override
  public CompletionStage<Optional<String>> message(ConnectionInfo connection, String text) {
    script.happened(
        new ScriptEvent(
            ScriptEvent.Kind.MESSAGE,
            "%s sent %s".formatted(openings.name(connection), quoted(text)),
            text,
            null));
    return isServed(connection)
        ? script.answers().delayed(routes.message(connection, text))
        : CompletableFuture.completedFuture(Optional.empty());
  }

  @Override
  public CompletionStage<Void> disconnect(ConnectionInfo connection, int code, String reason) {
    script.happened(
        new ScriptEvent(
            ScriptEvent.Kind.ENDED, "%s ended with %d".formatted(openings.name(connection), code)));
    openings.forget(connection);
    return isServed(connection)
        ? routes.disconnect(connection, code, reason)
        : CompletableFuture.completedFuture(null);
  }

  private static String quoted(String text) {
    return text.length() > ServerBounds.QUOTED_CHARACTERS
        ? text.substring(0, ServerBounds.QUOTED_CHARACTERS) + "..."
        : text;
  }

  private boolean isServed(ConnectionInfo connection) {
    return stages.test(connection.apiId(), connection.stage());
  }

  /** Numbers connections as they open. */
  static final class Openings implements OpeningListener {
    private final ScriptStage script;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

    Openings(ScriptStage script) {
      this.script = script;
    }

    @Override
    public void opened(OpenConnection connection) {
      numbers.put(connection.connection().id(), count.incrementAndGet());
      script.happened(
          new ScriptEvent(
              ScriptEvent.Kind.OPENED, name(connection.connection()) + " opened", "", connection));
    }

    void forget(ConnectionInfo connection) {
      numbers.remove(connection.id());
    }

    String name(ConnectionInfo connection) {
      Integer number = numbers.get(connection.id());
      return number == null ? "a connection that never opened" : "connection " + number;
    }
  }
}
