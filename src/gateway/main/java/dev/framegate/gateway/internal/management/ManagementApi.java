package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The management API ({@code apigatewaymanagementapi}, 2018-11-29). Callers have resolved the
 * address to a stage that exists.
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
   * @return 200 or 204 on success; 400, 403, 410, 413 or 429 with the service's error type
   */
  public CompletionStage<ServerResponse> handle(
      ServerRequest call, String apiId, String stage, String connectionId) {
    ServerResponse answer =
        policy
            .guard()
            .refusal(call, apiId, stage)
            .or(
                () ->
                    ManagementOperation.of(call.method())
                        .map(operation -> perform(operation, call, apiId, stage, connectionId)))
            .orElseGet(() -> ManagementErrors.wrongMethod(call.method()));
    return CompletableFuture.completedFuture(answer);
  }

  private ServerResponse perform(
      ManagementOperation operation,
      ServerRequest call,
      String apiId,
      String stage,
      String connectionId) {
    return policy
        .interceptor()
        .intercept(operation, call, passed -> reach(operation, passed, apiId, stage, connectionId));
  }

  private ServerResponse reach(
      ManagementOperation operation,
      ServerRequest call,
      String apiId,
      String stage,
      String connectionId) {
    Optional<ConnectedClient> client = clients.find(connectionId);
    if (client.isEmpty()) {
      return policy.absence().answer(ConnectionAbsence.UNKNOWN);
    }
    if (!policy.scope().reaches(apiId, stage, client.get().connection())) {
      return policy.absence().answer(ConnectionAbsence.ELSEWHERE);
    }
    if (!client.get().established()) {
      return policy.absence().answer(ConnectionAbsence.NOT_ESTABLISHED);
    }
    return policy.operations().perform(operation, client.get(), call);
  }
}
