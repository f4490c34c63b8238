package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends an HTTP request for each event. */
final class HttpIntegration implements Integration {
  private final BackendCalls calls;
  private final BackendRequestBuilder requests;

  HttpIntegration(BackendCalls calls, BackendHeaderPolicy headers) {
    this.calls = calls;
    this.requests = new BackendRequestBuilder(headers);
  }

  @Override
  public CompletionStage<IntegrationResult> call(IntegrationRequest request) {
    HttpRequest http;
    try {
      http = requests.of(request);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(
          new Failed(IntegrationFailure.CONFIGURATION, String.valueOf(e.getMessage())));
    }
    return calls.send(http, request.plan());
  }
}
