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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Calls of backends over HTTP, within the limits of their number, their time and their bodies. */
final class BackendCalls {
  private final BackendHttpClient exchanges;

  BackendCalls() {
    this(ServerBounds.BACKEND_CALLS);
  }

  BackendCalls(int calls) {
    this.exchanges = new BackendHttpClient(calls);
  }

  CompletionStage<IntegrationResult> send(HttpRequest http, CompiledIntegration plan) {
    Duration timeout = plan.timeout();
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
