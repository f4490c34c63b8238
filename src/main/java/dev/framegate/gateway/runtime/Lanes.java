package dev.framegate.gateway.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Single threads with bounded queues. A connection always has the same one, so that its messages
 * start in the order in which they came; a backend that is waited for occupies none.
 */
final class Lanes implements AutoCloseable {
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

  /** It throws {@link RejectedExecutionException} when its queue is full. */
  Executor of(Connection connection) {
    return lanes.get(Math.floorMod(connection.id().hashCode(), lanes.size()));
  }

  @Override
  public void close() {
    lanes.forEach(ExecutorService::shutdownNow);
  }
}
