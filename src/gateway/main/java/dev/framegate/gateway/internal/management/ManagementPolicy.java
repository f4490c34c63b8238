package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The decisions of the management API.
 *
 * @param guard rejects callers, before anything else
 * @param interceptor surrounds each operation and its answers for absent connections
 * @param scope which connections a stage's address reaches
 * @param absence the answers for ids without a connection
 * @param operations performed on a client that was found
 * @param remote asked for clients that are not found here
 */
public record ManagementPolicy(
    Guard guard,
    ManagementInterceptor interceptor,
    Scope scope,
    AbsencePolicy absence,
    ConnectionOperation operations,
    RemoteConnections remote) {

  /** Decides whether a stage's address reaches a connection. */
  @FunctionalInterface
  public interface Scope {
    /** Its own stage's connections. */
    Scope AWS =
        (apiId, stage, connection) ->
            connection.apiId().equals(apiId) && connection.stage().equals(stage);

    boolean reaches(String apiId, String stage, ConnectionInfo connection);
  }

  /** Rejects callers. */
  @FunctionalInterface
  public interface Guard {
    /** Rejects no caller. */
    Guard NONE = (call, apiId, stage) -> Optional.empty();

    /** The answer for a caller that is rejected. Must not block. */
    Optional<ServerResponse> refusal(ServerRequest call, String apiId, String stage);
  }

  /** AWS's, for every caller. */
  public static ManagementPolicy of(Limits limits, PartReplacements parts) {
    return of(limits, parts, Guard.NONE, operations -> operations);
  }

  /**
   * @param observe receives the operations, to observe their results
   */
  public static ManagementPolicy of(
      Limits limits,
      PartReplacements parts,
      Guard guard,
      UnaryOperator<ConnectionOperation> observe) {
    ConnectionOperation aws = ConnectionOperation.aws(limits.count(Limit.MESSAGE_BYTES));
    return new ManagementPolicy(
        guard,
        parts.replace(ManagementInterceptor.class, ManagementInterceptor.NONE),
        parts.replace(Scope.class, Scope.AWS),
        parts.replace(AbsencePolicy.class, AbsencePolicy.AWS),
        observe.apply(parts.replace(ConnectionOperation.class, aws)),
        parts.replace(RemoteConnections.class, RemoteConnections.NONE));
  }
}
