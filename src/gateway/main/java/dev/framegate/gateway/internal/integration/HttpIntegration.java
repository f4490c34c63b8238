package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.http.BackendHttpClient;
import dev.framegate.gateway.internal.integration.IntegrationResult.Answered;
import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.limits.ServiceQuotas;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Sends an HTTP request for each event. */
final class HttpIntegration implements Integration {
  private final BackendHttpClient exchanges;
  private final BackendRequestBuilder requests;

  HttpIntegration(BackendHeaderPolicy headers) {
    this(ServerBounds.BACKEND_CALLS, headers);
  }

  HttpIntegration(int calls, BackendHeaderPolicy headers) {
    this.requests = new BackendRequestBuilder(headers);
    this.exchanges = new BackendHttpClient(calls);
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
    Duration timeout = request.plan().timeout();
    return exchanges
        .send(http, timeout, ServiceQuotas.BACKEND_BODY_BYTES)
        .handle(
            (response, error) -> {
              if (error == null) {
                return answered(response);
              }
              return error instanceof TimeoutException
                  ? new Failed(
                      IntegrationFailure.TIMED_OUT, http.uri() + " took longer than " + timeout)
                  : new Failed(IntegrationFailure.BACKEND, BackendHttpClient.describe(error));
            });
  }

  private static IntegrationResult answered(HttpResponse<byte[]> response) {
    return new Answered(
        new BackendResponse(
            response.statusCode(), response.headers().map(), JsonText.ofUtf8(response.body())));
  }
}
