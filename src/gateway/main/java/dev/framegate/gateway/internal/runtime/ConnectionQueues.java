package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.event.WorkLimitException;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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

  private final WatchedPool threads;
  private final int most;

  /** What waits in the lanes that have work; the lock of everything below. */
  private final Map<String, Queue<Step>> lanes = new HashMap<>();

  private int waiting;
  private boolean closed;

  /**
   * @param most steps that may wait in all queues together
   * @param stepTime after which a step is given up: its event ends with the last resort, and the
   *     queue continues
   */
  ConnectionQueues(int count, int most, Duration stepTime) {
    this.most = most;
    // One entry for each queue with work.
    this.threads =
        new WatchedPool(
            "framegate-routes", count, Integer.MAX_VALUE, ServerBounds.LONG_STEP, stepTime);
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
    Runnable giveUp = () -> result.complete(lastResort.get());
    // It throws RejectedExecutionException when too much is waiting.
    Executor lane = step -> add(connection.id(), new Step(step, giveUp, false));
    try {
      add(connection.id(), new Step(() -> start(work, lane, lastResort, result), giveUp, true));
    } catch (RejectedExecutionException e) {
      LOG.warn("too many events are waiting; connection {} gets an error", connection.id());
      result.complete(lastResort.get());
    }
    return result;
  }

  /** Whether nothing of a connection is waiting or runs. */
  boolean isEmpty(ConnectionInfo connection) {
    synchronized (lanes) {
      return !lanes.containsKey(connection.id());
    }
  }

  /**
   * Starts work on this thread: for a connection whose queue is empty, and for work that is quick.
   * What follows an asynchronous call runs in the queue. If it fails, the result is the last
   * resort.
   */
  <T extends @Nullable Object> CompletionStage<T> runHere(
      ConnectionInfo connection,
      Function<Executor, CompletionStage<T>> work,
      Supplier<T> lastResort) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable giveUp = () -> result.complete(lastResort.get());
    start(work, step -> add(connection.id(), new Step(step, giveUp, false)), lastResort, result);
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
      report(e);
      result.complete(lastResort.get());
    }
  }

  /** Rejections, because the gateway stops or an event costs too much, are not logged as errors. */
  private static void report(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof RejectedExecutionException || cause instanceof WorkLimitException) {
      LOG.info("an event was given up: {}", cause.getMessage());
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

  private void add(String id, Step step) {
    synchronized (lanes) {
      if (closed || waiting == most) {
        throw new RejectedExecutionException(closed ? "closed" : most + " steps are waiting");
      }
      waiting++;
      Queue<Step> lane = lanes.get(id);
      if (lane == null) {
        lane = new ArrayDeque<>();
        lanes.put(id, lane);
        threads.execute(new Turn(id));
      }
      lane.add(step);
    }
  }

  /** Runs one step of a queue; the next one may run on another thread. */
  private final class Turn implements WatchedPool.Task {
    private final String id;
    private @Nullable Step step;
    private boolean passedOn;

    Turn(String id) {
      this.id = id;
    }

    @Override
    public void run() {
      Step mine;
      synchronized (lanes) {
        Queue<Step> lane = lanes.get(id);
        if (closed || lane == null) {
          return;
        }
        waiting--;
        mine = lane.remove();
        step = mine;
      }
      try {
        mine.work().run();
      } finally {
        boolean unused = passOn();
      }
    }

    @Override
    public void overdue() {
      if (passOn() && step != null) {
        LOG.warn("an event of connection {} took too long and was given up", id);
        step.otherwise().run();
      }
    }

    private boolean passOn() {
      synchronized (lanes) {
        if (passedOn || step == null) {
          return false;
        }
        passedOn = true;
        Queue<Step> lane = lanes.get(id);
        if (lane != null && lane.isEmpty()) {
          lanes.remove(id);
        } else if (lane != null && !closed) {
          threads.execute(new Turn(id));
        }
        return true;
      }
    }
  }

  /**
   * A part of an event's work.
   *
   * @param otherwise ends the event with the last resort
   * @param first whether the event begins with it
   */
  private record Step(Runnable work, Runnable otherwise, boolean first) {}

  /** Finishes the step that runs, and rejects those that wait. */
  @Override
  public void close() {
    List<Step> left = new ArrayList<>();
    synchronized (lanes) {
      closed = true;
      lanes.values().forEach(left::addAll);
      lanes.clear();
    }
    threads.close();
    for (Step step : left) {
      (step.first() ? step.otherwise() : step.work()).run();
    }
  }
}
