package dev.framegate.gateway.internal.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.integration.IntegrationFailure;
import dev.framegate.gateway.internal.integration.IntegrationType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The report of an event.
 *
 * @param settings the stage's at the event's time, in the members of the service model; empty if
 *     the stage does not exist
 * @param context {@code $context}; contains {@code routeKey} if a route was found
 * @param status of the handshake's answer; for other events 200, or the status of the error
 * @param error empty on success
 * @param call empty if no integration was called
 * @param received the client's message, or empty
 * @param sent to the client on the same connection, or empty
 * @param selection what the message's route was looked for by; null for other events
 * @param reason what the gateway knows about a failure, for its owner; empty if nothing
 */
public record EventReport(
    ConnectionInfo connection,
    ObjectNode settings,
    Map<String, Object> context,
    int status,
    Optional<MessageError> error,
    Optional<Call> call,
    @Nullable String received,
    @Nullable String sent,
    @Nullable Selection selection,
    String reason) {

  /**
   * The route key that an expression selects for a message.
   *
   * @param key empty if the expression cannot be evaluated
   */
  public record Selection(String expression, Optional<String> key) {
    /** Such as {@code $request.body.action selects "join"}. */
    public String text() {
      return expression
          + key.map(selected -> " selects \"" + selected + '"').orElse(" cannot be evaluated");
    }
  }

  /**
   * A call of an integration.
   *
   * @param payload what it was called with
   * @param status of the backend's answer; 0 without one
   * @param failure why there was no response, or empty
   * @param detail more about that, for logs
   */
  public record Call(
      IntegrationType type,
      String payload,
      Duration latency,
      int status,
      Optional<IntegrationFailure> failure,
      String detail) {}

  /** {@code $context.eventType}: CONNECT, MESSAGE or DISCONNECT. */
  public String eventType() {
    return String.valueOf(context.get("eventType"));
  }

  /** The key of the route, if one was found. */
  public Optional<String> routeKey() {
    return Optional.ofNullable(context.get("routeKey")).map(String::valueOf);
  }

  public EventReport withSettings(ObjectNode other) {
    return new EventReport(
        connection, other, context, status, error, call, received, sent, selection, reason);
  }

  public EventReport withContext(Map<String, Object> other) {
    return new EventReport(
        connection, settings, other, status, error, call, received, sent, selection, reason);
  }

  public EventReport withCall(Optional<Call> other) {
    return new EventReport(
        connection, settings, context, status, error, other, received, sent, selection, reason);
  }
}
