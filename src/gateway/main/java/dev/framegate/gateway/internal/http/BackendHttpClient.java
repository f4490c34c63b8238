package dev.framegate.gateway.internal.http;

import dev.framegate.gateway.internal.limits.ServiceQuotas;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP requests to backends: so many at a time, each for so long. Redirects are not followed;
 * nothing is tried twice.
 */
public final class BackendHttpClient {
  private final Semaphore calls;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(ServiceQuotas.LONGEST_CALL)
          .build();

  /**
   * A client of its own.
   *
   * @param calls that may wait for their backends at the same time; more fail at once
   */
  public BackendHttpClient(int calls) {
    this.calls = new Semaphore(calls);
  }

  /**
   * Sends one request. To cancel what is returned ends the exchange.
   *
   * @param timeout until the last byte of the body; the client's own ends with the headers
   * @return fails with {@link TimeoutException} or whatever else prevented an answer
   */
  public CompletableFuture<HttpResponse<byte[]>> send(
      HttpRequest request, Duration timeout, int maxBodyBytes) {
    if (!calls.tryAcquire()) {
      return CompletableFuture.failedFuture(
          new IOException("too many calls are waiting for their backends"));
    }
    CompletableFuture<HttpResponse<byte[]>> result = new CompletableFuture<>();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, info -> new BoundedBody(maxBodyBytes));
    var unused =
        exchange.whenComplete(
            (response, error) -> {
              if (error == null) {
                result.complete(response);
              } else {
                result.completeExceptionally(error);
              }
            });
    var released =
        result
            .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (response, error) -> {
                  calls.release();
                  exchange.cancel(true);
                });
    return result;
  }

  /** What went wrong, for the log. */
  public static String describe(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }
}
