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
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends HTTP requests to backends, with limits on their number and time. Redirects are not
 * followed, and no request is repeated.
 */
public final class BackendHttpClient {
  private final Semaphore calls;

  /** Made for the first request: it has a thread, and reads the certificates that Java trusts. */
  private volatile @Nullable HttpClient client;

  /**
   * A new client.
   *
   * @param calls that may wait for backends at the same time; further ones fail immediately
   */
  public BackendHttpClient(int calls) {
    this.calls = new Semaphore(calls);
  }

  /**
   * Sends a request. Cancelling the result ends the exchange.
   *
   * @param timeout until the last byte of the body, whereas {@link HttpRequest#timeout} ends with
   *     the headers
   * @return fails with {@link TimeoutException} or the exception that prevented a response
   */
  public CompletableFuture<HttpResponse<byte[]>> send(
      HttpRequest request, Duration timeout, int maxBodyBytes) {
    if (!calls.tryAcquire()) {
      return CompletableFuture.failedFuture(
          new IOException("too many calls are waiting for their backends"));
    }
    AtomicBoolean held = new AtomicBoolean(true);
    Runnable release =
        () -> {
          if (held.compareAndSet(true, false)) {
            calls.release();
          }
        };
    CompletableFuture<HttpResponse<byte[]>> result = new CompletableFuture<>();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client().sendAsync(request, info -> new BoundedBody(maxBodyBytes));
    var unused =
        exchange.whenComplete(
            (response, error) -> {
              release.run(); // first: the caller may send again as soon as it has the result
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
                  release.run();
                  exchange.cancel(true);
                });
    return result;
  }

  private HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      synchronized (this) {
        made = client;
        if (made == null) {
          made =
              HttpClient.newBuilder()
                  .version(HttpClient.Version.HTTP_1_1)
                  .followRedirects(HttpClient.Redirect.NEVER)
                  .connectTimeout(ServiceQuotas.LONGEST_CALL)
                  .build();
          client = made;
        }
      }
    }
    return made;
  }

  /** Describes an error for the log. */
  public static String describe(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }
}
