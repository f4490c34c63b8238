package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The callback plane of connections ({@code apigatewaymanagementapi}, 2018-11-29). The address is
 * resolved already: the caller knows that the stage exists.
 */
public final class ManagementApi {
  private final ClientRegistry clients;
  private final ManagementPolicy policy;

  public ManagementApi(ClientRegistry clients, ManagementPolicy policy) {
    this.clients = clients;
    this.policy = policy;
  }

  /**
   * Never blocks and never fails.
   *
   * @param connectionId decoded
   * @return 200 or 204 when done; 400, 403, 410, 413 or 429 with the service's error type
   */
  public CompletionStage<Answer> handle(
      Call call, String apiId, String stage, String connectionId) {
    Answer answer =
        policy
            .guard()
            .refusal(call, apiId, stage)
            .or(
                () ->
                    Operation.of(call.method())
                        .map(operation -> perform(operation, call, apiId, stage, connectionId)))
            .orElseGet(() -> Problems.wrongMethod(call.method()));
    return CompletableFuture.completedFuture(answer);
  }

  private Answer perform(
      Operation operation, Call call, String apiId, String stage, String connectionId) {
    return policy
        .exchange()
        .around(
            operation.modelName(),
            call,
            passed -> reach(operation, passed, apiId, stage, connectionId));
  }

  private Answer reach(
      Operation operation, Call call, String apiId, String stage, String connectionId) {
    Optional<Client> client = clients.find(connectionId);
    if (client.isEmpty()) {
      return policy.absent().apply(Absence.UNKNOWN);
    }
    if (!policy.scope().reaches(apiId, stage, client.get().connection())) {
      return policy.absent().apply(Absence.ELSEWHERE);
    }
    if (!client.get().established()) {
      return policy.absent().apply(Absence.NOT_ESTABLISHED);
    }
    ClientOperation right = policy.operations().get(operation);
    return right == null ? Problems.wrongMethod(call.method()) : right.apply(client.get(), call);
  }
}
