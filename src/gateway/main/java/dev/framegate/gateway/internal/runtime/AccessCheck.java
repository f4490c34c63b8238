package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.event.EventData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Decides whether a client may connect, once for each handshake and before the integration of
 * {@code $connect}. Must not block; failures are decisions, not exceptions.
 */
@FunctionalInterface
public interface AccessCheck {
  /** Admits clients if the route has no requirements. */
  AccessCheck UNGUARDED =
      (route, connection, event) ->
          CompletableFuture.completedFuture(
              route.access().isOpen()
                  ? Admitted.UNKNOWN
                  : new Refused(
                      Reason.BROKEN, "this gateway cannot check the requirements of the route"));

  /** The decision on a client. */
  sealed interface AccessDecision {}

  /**
   * The client is admitted.
   *
   * @param authorizer the value of {@code $context.authorizer}, or empty
   * @param identity further members of {@code $context.identity}, or empty
   */
  record Admitted(Map<String, Object> authorizer, Map<String, Object> identity)
      implements AccessDecision {
    /** The client is admitted, and nothing more is known of it. */
    public static final Admitted UNKNOWN = new Admitted(Map.of(), Map.of());

    /** A client with the context of an authorizer. */
    public static Admitted by(Map<String, Object> authorizer) {
      return new Admitted(authorizer, Map.of());
    }

    /** A client with members of {@code $context.identity}. */
    public static Admitted as(Map<String, Object> identity) {
      return new Admitted(Map.of(), identity);
    }

    private boolean tellsNothing() {
      return authorizer.isEmpty() && identity.isEmpty();
    }

    private Admitted and(Admitted later) {
      Map<String, Object> both = new LinkedHashMap<>(identity);
      both.putAll(later.identity);
      return new Admitted(later.authorizer.isEmpty() ? authorizer : later.authorizer, both);
    }
  }

  /**
   * The client is rejected.
   *
   * @param detail for the gateway's log; clients do not receive it
   */
  record Refused(Reason reason, String detail) implements AccessDecision {}

  /** The reason for which a client is rejected. */
  enum Reason {
    /** It is not authenticated (CON-024, CON-025). */
    UNAUTHORIZED(MessageError.UNAUTHORIZED),
    /** It is not authorized (CON-026, CON-027, CON-033, CON-035). */
    FORBIDDEN(MessageError.FORBIDDEN),
    /** A required request parameter is missing. */
    MISSING_PARAMETER(MessageError.MISSING_PARAMETERS),
    /** The authorizer failed (CON-028). */
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

  /** This check followed by another one, which receives the authorizer context of this one. */
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
    if (admitted.tellsNothing()) {
      return next.judge(route, connection, event);
    }
    ConnectionInfo known =
        connection.withAuthorizer(admitted.authorizer()).withIdentity(admitted.identity());
    Map<String, Object> context = EventContext.known(event.context(), known);
    return next.judge(route, known, event.withContext(context))
        .thenApply(verdict -> verdict instanceof Admitted later ? admitted.and(later) : verdict);
  }
}
