package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.expression.Facts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who may connect. It is asked once for each handshake, before the integration of {@code $connect};
 * must not block, and whatever goes wrong is a verdict.
 */
@FunctionalInterface
public interface Gate {
  /** Lets in where the route demands nothing. */
  Gate UNGUARDED =
      (route, connection, facts) ->
          CompletableFuture.completedFuture(
              route.access().isOpen()
                  ? new Admitted(Map.of())
                  : new Refused(
                      Reason.BROKEN, "this gateway has nobody to check what the route demands"));

  /** What a gate finds. */
  sealed interface Verdict {}

  /**
   * The client may go on.
   *
   * @param authorizer what {@code $context.authorizer} holds from now on, or nothing
   */
  record Admitted(Map<String, Object> authorizer) implements Verdict {}

  /**
   * The client is sent away.
   *
   * @param detail for the gateway's log, never for a client
   */
  record Refused(Reason reason, String detail) implements Verdict {}

  /** Why a client is sent away. */
  enum Reason {
    /** It did not say who it is (CON-024), or is nobody (CON-025). */
    UNAUTHORIZED(ErrorKind.UNAUTHORIZED),
    /** It is somebody who may not (CON-026, CON-027, CON-033, CON-035). */
    FORBIDDEN(ErrorKind.FORBIDDEN),
    /** A required request parameter is missing. */
    MISSING_PARAMETER(ErrorKind.MISSING_PARAMETERS),
    /** Whoever should decide could not (CON-028). */
    BROKEN(ErrorKind.INTERNAL_SERVER_ERROR);

    private final ErrorKind kind;

    Reason(ErrorKind kind) {
      this.kind = kind;
    }

    ErrorKind kind() {
      return kind;
    }
  }

  CompletionStage<Verdict> judge(CompiledRoute route, Connection connection, Facts facts);

  /** This gate and then another one, which sees what this one found out. */
  default Gate then(Gate next) {
    return (route, connection, facts) ->
        judge(route, connection, facts)
            .thenCompose(
                verdict ->
                    verdict instanceof Admitted admitted
                        ? goOn(admitted, next, route, connection, facts)
                        : CompletableFuture.completedFuture(verdict));
  }

  private static CompletionStage<Verdict> goOn(
      Admitted admitted, Gate next, CompiledRoute route, Connection connection, Facts facts) {
    if (admitted.authorizer().isEmpty()) {
      return next.judge(route, connection, facts);
    }
    Map<String, Object> context = new LinkedHashMap<>(facts.context());
    context.put("authorizer", admitted.authorizer());
    return next.judge(
            route, connection.withAuthorizer(admitted.authorizer()), facts.withContext(context))
        .thenApply(
            verdict ->
                verdict instanceof Admitted later && later.authorizer().isEmpty()
                    ? admitted
                    : verdict);
  }
}
