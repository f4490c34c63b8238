package dev.framegate.gateway.integration;

import dev.framegate.gateway.expression.JsonText;
import dev.framegate.gateway.expression.Reply;
import dev.framegate.gateway.integration.IntegrationResult.Answered;
import dev.framegate.gateway.integration.IntegrationResult.Failed;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One HTTP request for each event. Redirects are not followed; nothing is tried twice. */
public final class HttpIntegration implements Integration {
  static final int MAX_BODY = 10 << 20;
  private static final int MAX_CALLS = 4096;

  private final Semaphore calls;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(29))
          .build();

  public HttpIntegration() {
    this(MAX_CALLS);
  }

  /**
   * A client of its own.
   *
   * @param calls that may wait for their backends at the same time; more fail at once
   */
  HttpIntegration(int calls) {
    this.calls = new Semaphore(calls);
  }

  @Override
  public CompletionStage<IntegrationResult> call(IntegrationRequest request) {
    HttpRequest http;
    try {
      http = HttpCall.of(request);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(
          new Failed(Failure.CONFIGURATION, String.valueOf(e.getMessage())));
    }
    if (!calls.tryAcquire()) {
      return CompletableFuture.completedFuture(
          new Failed(Failure.BACKEND, "too many calls are waiting for their backends"));
    }
    Duration timeout = request.plan().timeout();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(http, info -> new BoundedBody(MAX_BODY));
    // The client's own time-out ends with the response's headers; this one covers the body too.
    CompletableFuture<IntegrationResult> result =
        exchange
            .handle(HttpIntegration::result)
            .completeOnTimeout(
                new Failed(Failure.TIMED_OUT, http.uri() + " took longer than " + timeout),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
    return result.whenComplete(
        (done, error) -> {
          calls.release();
          exchange.cancel(true);
        });
  }

  private static IntegrationResult result(
      @Nullable HttpResponse<byte[]> response, @Nullable Throwable error) {
    if (response == null) {
      return new Failed(Failure.BACKEND, String.valueOf(error));
    }
    return new Answered(
        new Reply(
            response.statusCode(), response.headers().map(), JsonText.ofUtf8(response.body())));
  }
}
