package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.event.EventData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who may connect. It is asked once for each handshake, before the integration of {@code $connect};
 * must not block, and whatever goes wrong is a verdict.
 */
@FunctionalInterface
public interface AccessCheck {
  /** Lets in where the route demands nothing. */
  AccessCheck UNGUARDED =
      (route, connection, event) ->
          CompletableFuture.completedFuture(
              route.access().isOpen()
                  ? new Admitted(Map.of())
                  : new Refused(
                      Reason.BROKEN, "this gateway has nobody to check what the route demands"));

  /** What a gate finds. */
  sealed interface AccessDecision {}

  /**
   * The client may go on.
   *
   * @param authorizer what {@code $context.authorizer} holds from now on, or nothing
   */
  record Admitted(Map<String, Object> authorizer) implements AccessDecision {}

  /**
   * The client is sent away.
   *
   * @param detail for the gateway's log, never for a client
   */
  record Refused(Reason reason, String detail) implements AccessDecision {}

  /** Why a client is sent away. */
  enum Reason {
    /** It did not say who it is (CON-024), or is nobody (CON-025). */
    UNAUTHORIZED(MessageError.UNAUTHORIZED),
    /** It is somebody who may not (CON-026, CON-027, CON-033, CON-035). */
    FORBIDDEN(MessageError.FORBIDDEN),
    /** A required request parameter is missing. */
    MISSING_PARAMETER(MessageError.MISSING_PARAMETERS),
    /** Whoever should decide could not (CON-028). */
    BROKEN(MessageError.INTERNAL_SERVER_ERROR);

    private final MessageError kind;

    Reason(MessageError kind) {
      this.kind = kind;
    }

    MessageError kind() {
      return kind;
    }
  }

  CompletionStage<AccessDecision> judge(
      CompiledRoute route, ConnectionInfo connection, EventData event);

  /** This gate and then another one, which sees what this one found out. */
  default AccessCheck then(AccessCheck next) {
    return (route, connection, event) ->
        judge(route, connection, event)
            .thenCompose(
                verdict ->
                    verdict instanceof Admitted admitted
                        ? goOn(admitted, next, route, connection, event)
                        : CompletableFuture.completedFuture(verdict));
  }

  private static CompletionStage<AccessDecision> goOn(
      Admitted admitted,
      AccessCheck next,
      CompiledRoute route,
      ConnectionInfo connection,
      EventData event) {
    if (admitted.authorizer().isEmpty()) {
      return next.judge(route, connection, event);
    }
    Map<String, Object> context = new LinkedHashMap<>(event.context());
    context.put("authorizer", admitted.authorizer());
    return next.judge(
            route, connection.withAuthorizer(admitted.authorizer()), event.withContext(context))
        .thenApply(
            verdict ->
                verdict instanceof Admitted later && later.authorizer().isEmpty()
                    ? admitted
                    : verdict);
  }
}
