package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.RequestInterceptor;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the callback plane decides. Each part can be replaced alone.
 *
 * @param guard who may call at all; asked first
 * @param exchange stands around each operation, including its answers for absent connections
 * @param scope which connections an address reaches
 * @param missing the answer when an id leads nowhere
 * @param operations what is done with a client that was found
 */
public record ManagementPolicy(
    Guard guard,
    RequestInterceptor exchange,
    Scope scope,
    Function<ConnectionAbsence, ServerResponse> missing,
    Map<ManagementOperation, ConnectionOperation> operations) {

  /** Decides whether a stage's address reaches a connection. */
  @FunctionalInterface
  public interface Scope {
    boolean reaches(String apiId, String stage, ConnectionInfo connection);
  }

  /** Decides who may call. */
  @FunctionalInterface
  public interface Guard {
    /** Anybody. */
    Guard NONE = (call, apiId, stage) -> Optional.empty();

    /** The answer for a caller who may not, or nothing. Must not block. */
    Optional<ServerResponse> refusal(ServerRequest call, String apiId, String stage);
  }

  public ManagementPolicy {
    operations = Map.copyOf(operations);
  }

  public static ManagementPolicy aws() {
    return of(Limits.aws());
  }

  /** The answers of the service model. */
  public static ManagementPolicy of(Limits limits) {
    return new ManagementPolicy(
        Guard.NONE,
        RequestInterceptor.FAITHFUL,
        (apiId, stage, connection) ->
            connection.apiId().equals(apiId) && connection.stage().equals(stage),
        absence -> ManagementErrors.gone(),
        Map.of(
            ManagementOperation.POST_TO_CONNECTION,
                new PostToConnection(limits.count(Limit.MESSAGE_BYTES)),
            ManagementOperation.GET_CONNECTION, new GetConnection(),
            ManagementOperation.DELETE_CONNECTION, new DeleteConnection()));
  }

  public ManagementPolicy withGuard(Guard other) {
    return new ManagementPolicy(other, exchange, scope, missing, operations);
  }

  public ManagementPolicy withExchange(RequestInterceptor other) {
    return new ManagementPolicy(guard, other, scope, missing, operations);
  }

  public ManagementPolicy withScope(Scope other) {
    return new ManagementPolicy(guard, exchange, other, missing, operations);
  }

  public ManagementPolicy withAbsent(Function<ConnectionAbsence, ServerResponse> other) {
    return new ManagementPolicy(guard, exchange, scope, other, operations);
  }

  /** Replaces one operation, handing the replaced one to whoever wants to build on it. */
  public ManagementPolicy with(
      ManagementOperation operation, Function<ConnectionOperation, ConnectionOperation> change) {
    Map<ManagementOperation, ConnectionOperation> changed = new EnumMap<>(operations);
    changed.computeIfPresent(operation, (name, right) -> change.apply(right));
    return new ManagementPolicy(guard, exchange, scope, missing, changed);
  }
}
