package dev.framegate.kit.wire;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.methods.HttpUriRequest;
import org.jspecify.annotations.Nullable;

/** The time at which a call is given up, whatever it waits for then. */
final class CallDeadline implements AutoCloseable {
  private final ScheduledExecutorService clock;
  private final Duration longest;
  private @Nullable ScheduledFuture<?> end;
  private volatile boolean passed;

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

  void watch(HttpUriRequest request) {
    end =
        clock.schedule(
            () -> {
              passed = true;
              // Closing a TLS connection may itself wait for the peer.
              daemon(request::abort, "framegate-abort-call").start();
            },
            longest.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  boolean passed() {
    return passed;
  }

  @Override
  public void close() {
    if (end != null) {
      end.cancel(false);
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
