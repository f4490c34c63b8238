package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

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
    policy.remote().attach(this::performWritten);
  }

  /**
   * Never blocks and never fails.
   *
   * @param connectionId decoded
   * @return 200 or 204 on success; 400, 403, 410, 413 or 429 with the service's error type
   */
  public CompletionStage<ServerResponse> handle(
      ServerRequest request, String apiId, String stage, String connectionId) {
    Optional<ServerResponse> refusal = policy.guard().refusal(request, apiId, stage);
    if (refusal.isPresent()) {
      return CompletableFuture.completedFuture(refusal.get());
    }
    Optional<ManagementOperation> operation = ManagementOperation.of(request.method());
    if (operation.isEmpty()) {
      return CompletableFuture.completedFuture(ManagementErrors.wrongMethod(request.method()));
    }
    ConnectionCall call = new ConnectionCall(operation.get(), request, apiId, stage, connectionId);
    return policy
        .remote()
        .perform(call)
        .orElseGet(() -> CompletableFuture.completedFuture(perform(call)));
  }

  /** For other gateways: what is answered with 200 was written to the socket. */
  private CompletionStage<ServerResponse> performWritten(ConnectionCall call) {
    Optional<ConnectedClient> client = clients.find(call.connectionId());
    ServerResponse answer = perform(call);
    boolean sent =
        call.operation() == ManagementOperation.POST_TO_CONNECTION && answer.status() == 200;
    return sent && client.isPresent()
        ? client
            .get()
            .written()
            .toCompletableFuture()
            // A client that reads slowly has its message in a queue, as from a gateway of its own.
            .completeOnTimeout(true, ServerBounds.WRITTEN_TIME.toMillis(), TimeUnit.MILLISECONDS)
            .thenApply(written -> written ? answer : ManagementErrors.gone())
        : CompletableFuture.completedFuture(answer);
  }

  private ServerResponse perform(ConnectionCall call) {
    return policy
        .interceptor()
        .intercept(call.operation(), call.request(), passed -> reach(call, passed));
  }

  private ServerResponse reach(ConnectionCall call, ServerRequest request) {
    Optional<ConnectedClient> client = clients.find(call.connectionId());
    if (client.isEmpty()) {
      return policy.absence().answer(ConnectionAbsence.UNKNOWN);
    }
    if (!policy.scope().reaches(call.apiId(), call.stage(), client.get().connection())) {
      return policy.absence().answer(ConnectionAbsence.ELSEWHERE);
    }
    if (!client.get().established()) {
      return policy.absence().answer(ConnectionAbsence.NOT_ESTABLISHED);
    }
    return policy.operations().perform(call.operation(), client.get(), request);
  }
}
