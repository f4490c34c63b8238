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
 * Worker threads that are watched. A task that runs for longer than the limit is told that it is
 * overdue and interrupted, and another thread takes the place of its worker until it ends, so that
 * tasks that never end do not stop the others. At most {@value ServerBounds#REPLACED_WORKERS}
 * workers are replaced at a time.
 */
public final class WatchedPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedPool.class);
  private static final long MOST_MILLIS_BETWEEN_CHECKS = 500;

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
  private final long limitNanos;
  private final ThreadPoolExecutor workers;
  private final ScheduledExecutorService watch;

  /** The lock of what follows. */
  private final Set<Running> running = new LinkedHashSet<>();

  private int replaced;

  /**
   * @param name of the threads
   * @param waiting tasks that may wait for a thread
   * @param limit of the time that one task may run
   */
  public WatchedPool(String name, int threads, int waiting, Duration limit) {
    this.name = name;
    this.threads = threads;
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
    long millis = Math.max(1, Math.min(MOST_MILLIS_BETWEEN_CHECKS, limit.toMillis() / 4));
    var unused = watch.scheduleWithFixedDelay(this::check, millis, millis, TimeUnit.MILLISECONDS);
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

  private void check() {
    List<Task> overdue = new ArrayList<>();
    long now = System.nanoTime();
    synchronized (running) {
      for (Running each : running) {
        if (!each.told && now - each.began > limitNanos) {
          each.told = true;
          each.replaced = replaced < ServerBounds.REPLACED_WORKERS;
          if (each.replaced) {
            replaced++;
            resize();
          }
          LOG.warn(
              "{} has run for longer than {} ms and was {}",
              each.thread.getName(),
              TimeUnit.NANOSECONDS.toMillis(limitNanos),
              each.replaced ? "replaced" : "left alone: too many have been replaced");
          each.thread.interrupt();
          overdue.add(each.task);
        }
      }
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
