package dev.framegate.cluster;

import dev.framegate.gateway.internal.control.ResourceStore.UnavailableException;
import io.nats.client.Connection;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for answers of NATS, on threads that may block. */
final class Requests {
  private Requests() {}

  /**
   * @throws UnavailableException if this gateway is cut off
   */
  static Connection connection(NatsLink link) {
    return link.connection()
        .orElseThrow(
            () -> unavailable(link.problem().orElse("cut off"), new IOException("not connected")));
  }

  /**
   * The answer.
   *
   * @throws Bucket.ConflictException as the request does
   * @throws UnavailableException for every other failure; what was asked may have been done
   */
  static <T> T answer(CompletableFuture<T> request) {
    try {
      return request.get(2 * ClusterBounds.REQUEST_TIME.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("Interrupted", e);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      Throwable cause = cause(e);
      if (cause instanceof Bucket.ConflictException conflict) {
        throw conflict;
      }
      throw unavailable("The cluster's NATS server has not answered", cause);
    }
  }

  /** What failed, without the wrappings of futures. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  static UnavailableException unavailable(String message, Throwable cause) {
    return new UnavailableException(message, cause);
  }
}
