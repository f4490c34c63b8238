package dev.framegate.gateway.internal.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.event.SelectionExpression;
import dev.framegate.gateway.internal.integration.IntegrationFailure;
import dev.framegate.gateway.internal.integration.IntegrationRequest;
import dev.framegate.gateway.internal.integration.IntegrationResult;
import dev.framegate.gateway.internal.integration.IntegrationResult.Answered;
import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the report of an event. Calls must not overlap, but may come from different threads. */
final class EventReportBuilder {
  private static final int FINE = 200;

  private final ConnectionInfo connection;
  private final @Nullable String received;
  private Map<String, Object> context;
  private @Nullable ObjectNode settings;
  private @Nullable MessageError error;
  private EventReport.@Nullable Call call;
  private EventReport.@Nullable Selection selection;
  private String reason = "";

  EventReportBuilder(
      ConnectionInfo connection, Map<String, Object> context, @Nullable String received) {
    this.connection = connection;
    this.context = context;
    this.received = received;
  }

  void at(LiveStage stage) {
    settings = stage.settings();
  }

  /**
   * @param complete {@code $context} with the route's key
   */
  void on(Map<String, Object> complete) {
    context = complete;
  }

  Map<String, Object> context() {
    return context;
  }

  void failed(MessageError kind) {
    error = kind;
  }

  /** Keeps by what the route of a message is looked for. */
  void selected(SelectionExpression expression, Optional<String> key) {
    selection = new EventReport.Selection(expression.source(), key);
  }

  /** Keeps what the gateway knows about a failure. */
  void because(String detail) {
    reason = detail;
  }

  void called(IntegrationRequest request, long nanos, IntegrationResult result) {
    boolean answered = result instanceof Answered;
    call =
        new EventReport.Call(
            request.plan().type(),
            request.payload(),
            Duration.ofNanos(nanos),
            answered ? ((Answered) result).reply().status() : 0,
            answered
                ? Optional.<IntegrationFailure>empty()
                : Optional.of(((Failed) result).failure()),
            answered ? "" : ((Failed) result).detail());
  }

  EventReport connected(ConnectResult result) {
    return report(result.status(), null);
  }

  EventReport ended(@Nullable String sent) {
    return report(error == null ? FINE : error.status(), sent);
  }

  private EventReport report(int status, @Nullable String sent) {
    return new EventReport(
        connection,
        settings == null ? JsonNodeFactory.instance.objectNode() : settings,
        context,
        status,
        Optional.ofNullable(error),
        Optional.ofNullable(call),
        received,
        sent,
        selection,
        reason);
  }
}
