package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.limits.ServerBounds;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker threads that are watched. Another thread takes the place of a worker whose task is a long
 * one, until that task ends, so that others do not wait behind long tasks, or behind tasks that
 * never end; at most {@value ServerBounds#REPLACED_WORKERS} are replaced at a time. A task that
 * runs for longer than the limit is told that it is overdue, and interrupted.
 */
public final class WatchedPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedPool.class);
  private static final long CHECK_MILLIS = 10;

  /** Work of one thread. */
  public interface Task {
    void run();

    /** Called by another thread, at most once, while {@link #run} still runs. */
    void overdue();
  }

  private static final class Running {
    final Task task;
    final Thread thread = Thread.currentThread();
    final long began = System.nanoTime();
    boolean told;
    boolean replaced;

    Running(Task task) {
      this.task = task;
    }
  }

  private final String name;
  private final int threads;
  private final long longNanos;
  private final long limitNanos;
  private final ThreadPoolExecutor workers;
  private final ScheduledExecutorService watch;

  /** The lock of what follows. */
  private final Set<Running> running = new LinkedHashSet<>();

  private int replaced;
  private boolean checking;

  /**
   * @param name of the threads
   * @param waiting tasks that may wait for a thread
   * @param longTask after which the worker of a task is replaced
   * @param limit of the time that one task may run
   */
  public WatchedPool(String name, int threads, int waiting, Duration longTask, Duration limit) {
    this.name = name;
    this.threads = threads;
    this.longNanos = longTask.toNanos();
    this.limitNanos = limit.toNanos();
    this.workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            ServerBounds.IDLE_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(waiting),
            new DefaultThreadFactory(name, true));
    workers.allowCoreThreadTimeOut(true);
    this.watch =
        Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory(name + "-watch", true));
  }

  /**
   * @throws RejectedExecutionException if too many tasks wait, or the pool is closed
   */
  public void execute(Task task) {
    workers.execute(() -> run(task));
  }

  private void run(Task task) {
    Running mine = new Running(task);
    synchronized (running) {
      running.add(mine);
      if (!checking) {
        checking = checkLater();
      }
    }
    try {
      task.run();
    } finally {
      synchronized (running) {
        running.remove(mine);
        if (mine.replaced) {
          replaced--;
          resize();
        }
      }
    }
  }

  private boolean checkLater() {
    try {
      var unused = watch.schedule(this::check, CHECK_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (RejectedExecutionException closed) {
      return false;
    }
  }

  /** Goes on as long as something runs. */
  private void check() {
    List<Task> overdue = new ArrayList<>();
    long now = System.nanoTime();
    synchronized (running) {
      for (Running each : running) {
        long time = now - each.began;
        if (!each.replaced && time > longNanos && replaced < ServerBounds.REPLACED_WORKERS) {
          each.replaced = true;
          replaced++;
          resize();
        }
        if (!each.told && time > limitNanos) {
          each.told = true;
          LOG.warn(
              "{} has run for longer than {} ms",
              each.thread.getName(),
              TimeUnit.NANOSECONDS.toMillis(limitNanos));
          each.thread.interrupt();
          overdue.add(each.task);
        }
      }
      checking = !running.isEmpty() && checkLater();
    }
    overdue.forEach(this::tell);
  }

  private void tell(Task task) {
    try {
      task.overdue();
    } catch (RuntimeException e) {
      LOG.error("A task of {} could not be told that it is overdue", name, e);
    }
  }

  private void resize() {
    int size = threads + replaced;
    if (size > workers.getMaximumPoolSize()) {
      workers.setMaximumPoolSize(size);
      workers.setCorePoolSize(size);
    } else {
      workers.setCorePoolSize(size);
      workers.setMaximumPoolSize(size);
    }
  }

  /** Interrupts what runs; what waits is not run. */
  @Override
  public void close() {
    watch.shutdownNow();
    workers.shutdownNow();
  }
}
