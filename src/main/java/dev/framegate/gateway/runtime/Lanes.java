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

  /**
   * Work that a lane may never get to.
   *
   * @param otherwise tells whoever waits for it
   */
  record Task(Runnable work, Runnable otherwise) implements Runnable {
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
