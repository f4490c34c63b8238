package dev.framegate.gateway.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Single threads with bounded queues. A connection always has the same one, so that its messages
 * start in the order in which they came; a backend that is waited for occupies none.
 */
final class Lanes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  private final List<ExecutorService> lanes = new ArrayList<>();

  Lanes(int count, int queue) {
    for (int i = 0; i < count; i++) {
      String name = "framegate-routes-" + i;
      lanes.add(
          new ThreadPoolExecutor(
              1,
              1,
              0,
              TimeUnit.SECONDS,
              new ArrayBlockingQueue<>(queue),
              task -> {
                Thread thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
              }));
    }
  }

  /**
   * Starts work on the connection's lane; whatever goes wrong with it gives the last resort.
   *
   * @param work gets the lane, for what follows on something that it waits for
   */
  <T extends @Nullable Object> CompletionStage<T> run(
      Connection connection, Function<Executor, CompletionStage<T>> work, Supplier<T> lastResort) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Executor lane = of(connection);
    try {
      lane.execute(
          new Task(
              () -> start(work, lane, lastResort, result),
              () -> result.complete(lastResort.get())));
    } catch (RejectedExecutionException e) {
      LOG.warn("too many events are waiting; connection {} gets an error", connection.id());
      result.complete(lastResort.get());
    }
    return result;
  }

  private static <T extends @Nullable Object> void start(
      Function<Executor, CompletionStage<T>> work,
      Executor lane,
      Supplier<T> lastResort,
      CompletableFuture<T> result) {
    try {
      work.apply(lane)
          .whenComplete(
              (value, error) -> {
                if (error == null) {
                  result.complete(value);
                } else {
                  LOG.error("an event failed", error);
                  result.complete(lastResort.get());
                }
              });
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("an event failed", e);
      result.complete(lastResort.get());
    }
  }

  /** Goes on at once with what is known already, so that nothing is overtaken needlessly. */
  static <V, T> CompletionStage<T> then(
      CompletionStage<V> result, Executor lane, Function<V, T> next) {
    return result.toCompletableFuture().isDone()
        ? result.thenApply(next)
        : result.thenApplyAsync(next, lane);
  }

  /** As {@link #then}, with something that is waited for itself. */
  static <V, T> CompletionStage<T> compose(
      CompletionStage<V> stage, Executor lane, Function<V, CompletionStage<T>> next) {
    return stage.toCompletableFuture().isDone()
        ? stage.thenCompose(next)
        : stage.thenComposeAsync(next, lane);
  }

  /** It throws {@link RejectedExecutionException} when its queue is full. */
  private Executor of(Connection connection) {
    return lanes.get(Math.floorMod(connection.id().hashCode(), lanes.size()));
  }

  /**
   * Work that a lane may never get to.
   *
   * @param otherwise tells whoever waits for it
   */
  private record Task(Runnable work, Runnable otherwise) implements Runnable {
    @Override
    public void run() {
      work.run();
    }
  }

  /** What has begun is finished here and now; what has not is told that it never will. */
  @Override
  public void close() {
    for (ExecutorService lane : lanes) {
      for (Runnable left : lane.shutdownNow()) {
        if (left instanceof Task task) {
          task.otherwise().run();
        } else {
          left.run();
        }
      }
    }
  }
}
