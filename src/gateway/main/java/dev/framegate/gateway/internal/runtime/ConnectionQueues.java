package dev.framegate.gateway.internal.runtime;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue for each connection: its events are processed one after the other, in the order of their
 * arrival. Threads take one step of each queue in turn, so that long steps of one connection do not
 * delay the others; waiting for a backend occupies no thread.
 */
final class ConnectionQueues implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionQueues.class);

  private final ThreadPoolExecutor threads;
  private final int most;

  /** What waits in the lanes that have work; the lock of everything below. */
  private final Map<String, Queue<Runnable>> lanes = new HashMap<>();

  private int waiting;
  private boolean closed;

  /**
   * @param most steps that may wait in all queues together
   */
  ConnectionQueues(int count, int most) {
    this.most = most;
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            0,
            TimeUnit.SECONDS,
            // One entry for each queue with work.
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("framegate-routes", true));
  }

  /**
   * Starts work in the connection's queue. If it fails, the result is the last resort.
   *
   * @param work receives the queue, for steps that follow an asynchronous call
   */
  <T extends @Nullable Object> CompletionStage<T> run(
      ConnectionInfo connection,
      Function<Executor, CompletionStage<T>> work,
      Supplier<T> lastResort) {
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
                  report(error);
                  result.complete(lastResort.get());
                }
              });
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("an event failed", e);
      result.complete(lastResort.get());
    }
  }

  /** A rejection because the gateway stops or is overloaded is not logged as an error. */
  private static void report(Throwable error) {
    if (error.getCause() instanceof RejectedExecutionException rejected) {
      LOG.info("an event was given up: {}", rejected.getMessage());
    } else {
      LOG.error("an event failed", error);
    }
  }

  /** Continues immediately if the value is available, so that the order is kept. */
  static <V, T> CompletionStage<T> then(
      CompletionStage<V> result, Executor lane, Function<V, T> next) {
    return result.toCompletableFuture().isDone()
        ? result.thenApply(next)
        : result.thenApplyAsync(next, lane);
  }

  /** As {@link #then}, for a step that is asynchronous itself. */
  static <V, T> CompletionStage<T> compose(
      CompletionStage<V> stage, Executor lane, Function<V, CompletionStage<T>> next) {
    return stage.toCompletableFuture().isDone()
        ? stage.thenCompose(next)
        : stage.thenComposeAsync(next, lane);
  }

  /** Throws {@link RejectedExecutionException} if too many steps wait. */
  private Executor of(ConnectionInfo connection) {
    return step -> add(connection.id(), step);
  }

  private void add(String id, Runnable step) {
    synchronized (lanes) {
      if (closed || waiting == most) {
        throw new RejectedExecutionException(closed ? "closed" : most + " steps are waiting");
      }
      waiting++;
      Queue<Runnable> lane = lanes.get(id);
      if (lane == null) {
        lane = new ArrayDeque<>();
        lanes.put(id, lane);
        threads.execute(() -> turn(id));
      }
      lane.add(step);
    }
  }

  /** Runs one step of a queue; the next one may run on another thread. */
  private void turn(String id) {
    Runnable step;
    synchronized (lanes) {
      Queue<Runnable> lane = lanes.get(id);
      if (closed || lane == null) {
        return;
      }
      waiting--;
      step = lane.remove();
    }
    try {
      step.run();
    } finally {
      synchronized (lanes) {
        Queue<Runnable> lane = lanes.get(id);
        if (lane != null && lane.isEmpty()) {
          lanes.remove(id);
        } else if (lane != null && !closed) {
          threads.execute(() -> turn(id));
        }
      }
    }
  }

  /**
   * Work that may never run.
   *
   * @param otherwise completes the result if it does not run
   */
  private record Task(Runnable work, Runnable otherwise) implements Runnable {
    @Override
    public void run() {
      work.run();
    }
  }

  /** Finishes the step that runs, and rejects those that wait. */
  @Override
  public void close() {
    List<Runnable> left = new ArrayList<>();
    synchronized (lanes) {
      closed = true;
      lanes.values().forEach(left::addAll);
      lanes.clear();
    }
    threads.shutdownNow();
    for (Runnable step : left) {
      if (step instanceof Task task) {
        task.otherwise().run();
      } else {
        step.run();
      }
    }
  }
}
