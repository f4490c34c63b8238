package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;
import dev.framegate.gateway.internal.http.Exchange;
import dev.framegate.gateway.internal.runtime.Connection;
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
 * @param absent the answer when an id leads nowhere
 * @param operations what is done with a client that was found
 */
public record ManagementPolicy(
    Guard guard,
    Exchange exchange,
    Scope scope,
    Function<Absence, Answer> absent,
    Map<Operation, ClientOperation> operations) {

  /** Decides whether a stage's address reaches a connection. */
  @FunctionalInterface
  public interface Scope {
    boolean reaches(String apiId, String stage, Connection connection);
  }

  /** Decides who may call. */
  @FunctionalInterface
  public interface Guard {
    /** Anybody. */
    Guard NONE = (call, apiId, stage) -> Optional.empty();

    /** The answer for a caller who may not, or nothing. Must not block. */
    Optional<Answer> refusal(Call call, String apiId, String stage);
  }

  public ManagementPolicy {
    operations = Map.copyOf(operations);
  }

  /** The service model's figures and answers. */
  public static ManagementPolicy aws() {
    return new ManagementPolicy(
        Guard.NONE,
        Exchange.FAITHFUL,
        (apiId, stage, connection) ->
            connection.apiId().equals(apiId) && connection.stage().equals(stage),
        absence -> Problems.gone(),
        Map.of(
            Operation.POST_TO_CONNECTION, new Post(Post.AWS_MAX_BYTES),
            Operation.GET_CONNECTION, new Get(),
            Operation.DELETE_CONNECTION, new Delete()));
  }

  public ManagementPolicy withGuard(Guard other) {
    return new ManagementPolicy(other, exchange, scope, absent, operations);
  }

  public ManagementPolicy withExchange(Exchange other) {
    return new ManagementPolicy(guard, other, scope, absent, operations);
  }

  public ManagementPolicy withScope(Scope other) {
    return new ManagementPolicy(guard, exchange, other, absent, operations);
  }

  public ManagementPolicy withAbsent(Function<Absence, Answer> other) {
    return new ManagementPolicy(guard, exchange, scope, other, operations);
  }

  /** Replaces one operation, handing the replaced one to whoever wants to build on it. */
  public ManagementPolicy with(
      Operation operation, Function<ClientOperation, ClientOperation> change) {
    Map<Operation, ClientOperation> changed = new EnumMap<>(operations);
    changed.computeIfPresent(operation, (name, right) -> change.apply(right));
    return new ManagementPolicy(guard, exchange, scope, absent, changed);
  }
}
