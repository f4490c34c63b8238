package dev.framegate.kit.mutation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Changed code need not come to an end: each call has a thread of its own, which may be left. */
final class Deadline {
  private Deadline() {}

  static <T> T within(int seconds, Supplier<T> work) throws TimeoutException, ExecutionException {
    CompletableFuture<T> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                done.complete(work.get());
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            },
            "mutation");
    thread.setDaemon(true);
    thread.start();
    try {
      return done.get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
