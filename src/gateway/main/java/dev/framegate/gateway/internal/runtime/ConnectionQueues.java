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
 * A lane for each connection: what it starts is done one after the other, in the order in which it
 * came. Threads go from lane to lane after each step, so that a connection whose steps are long
 * does not hold up the others; a backend that is waited for occupies none.
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
   * @param most steps that may wait in all lanes together
   */
  ConnectionQueues(int count, int most) {
    this.most = most;
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            0,
            TimeUnit.SECONDS,
            // One turn for each lane that has work.
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("framegate-routes", true));
  }

  /**
   * Starts work on the connection's lane; whatever goes wrong with it gives the last resort.
   *
   * @param work gets the lane, for what follows on something that it waits for
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

  /** What no lane takes any more, as the gateway stops or is too busy, is nobody's mistake. */
  private static void report(Throwable error) {
    if (error.getCause() instanceof RejectedExecutionException rejected) {
      LOG.info("an event was given up: {}", rejected.getMessage());
    } else {
      LOG.error("an event failed", error);
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

  /** It throws {@link RejectedExecutionException} when too much is waiting. */
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

  /** One step of a lane; the next one is for whichever thread comes by. */
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
