package dev.framegate.kit.wire;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.methods.HttpUriRequest;
import org.jspecify.annotations.Nullable;

/**
 * The time at which a call is given up, whatever it waits for then. A call whose thread is
 * interrupted is given up soon: reading from a socket does not end by that.
 */
final class CallDeadline implements AutoCloseable {
  static final String INTERRUPTED = "waiting for the answer was interrupted";

  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

  private final ScheduledExecutorService clock;
  private final Duration longest;
  private @Nullable Watch watch;

  CallDeadline(ScheduledExecutorService clock, Duration longest) {
    this.clock = clock;
    this.longest = longest;
  }

  /** A clock for many calls, of one daemon thread. */
  static ScheduledExecutorService clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(1, work -> daemon(work, "framegate-call-deadlines"));
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /** Watches the call that this thread makes. */
  void watch(HttpUriRequest request) {
    watch = new Watch(request, Thread.currentThread());
    watch.lookAgain();
  }

  /** Why the call was given up; nothing where it was not. */
  @Nullable String trouble() {
    return watch == null ? null : watch.trouble;
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.end();
    }
  }

  private final class Watch implements Runnable {
    private final HttpUriRequest request;
    private final Thread caller;
    private final long until = System.nanoTime() + longest.toNanos();
    private volatile @Nullable String trouble;
    private @Nullable ScheduledFuture<?> next;
    private boolean over;

    Watch(HttpUriRequest request, Thread caller) {
      this.request = request;
      this.caller = caller;
    }

    synchronized void lookAgain() {
      if (!over) {
        long left = Math.max(0, until - System.nanoTime());
        next = clock.schedule(this, Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS);
      }
    }

    @Override
    public void run() {
      boolean late = System.nanoTime() - until >= 0;
      if (late || caller.isInterrupted()) {
        trouble = late ? FailureText.LATE : INTERRUPTED;
        // Closing a TLS connection may itself wait for the peer.
        daemon(request::abort, "framegate-abort-call").start();
      } else {
        lookAgain();
      }
    }

    synchronized void end() {
      over = true;
      if (next != null) {
        next.cancel(false);
      }
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
