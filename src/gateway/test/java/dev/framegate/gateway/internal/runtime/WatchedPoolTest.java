package dev.framegate.gateway.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchedPoolTest {
  private static WatchedPool.Task task(Runnable work, Runnable overdue) {
    return new WatchedPool.Task() {
      @Override
      public void run() {
        work.run();
      }

      @Override
      public void overdue() {
        overdue.run();
      }
    };
  }

  private static void await(CountDownLatch latch) {
    boolean ended = false;
    while (!ended) {
      try {
        ended = latch.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        // A stuck task does not mind.
      }
    }
  }

  @Test
  void noMoreWorkersAreReplacedThanTheLimit() {
    CountDownLatch stop = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger told = new AtomicInteger();
    try (WatchedPool pool =
        new WatchedPool("test", 1, 1_000, Duration.ofMillis(1), Duration.ofMillis(1))) {
      for (int i = 0; i < 2 * ServerBounds.REPLACED_WORKERS; i++) {
        pool.execute(
            task(
                () -> {
                  begun.incrementAndGet();
                  await(stop);
                },
                told::incrementAndGet));
      }
      org.awaitility.Awaitility.await()
          .until(() -> told.get() == ServerBounds.REPLACED_WORKERS + 1);
      assertThat(begun).hasValue(ServerBounds.REPLACED_WORKERS + 1);
      stop.countDown();
      org.awaitility.Awaitility.await()
          .until(() -> begun.get() == 2 * ServerBounds.REPLACED_WORKERS);
    }
  }

  @Test
  void taskWithinTheLimitIsNotOverdue() throws InterruptedException {
    AtomicInteger told = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(100);
    try (WatchedPool pool =
        new WatchedPool("test", 2, 1_000, Duration.ofMillis(20), Duration.ofSeconds(60))) {
      for (int i = 0; i < 100; i++) {
        pool.execute(task(done::countDown, told::incrementAndGet));
      }
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(told).hasValue(0);
  }

  @Test
  void tooManyWaitingAreRejected() {
    CountDownLatch stop = new CountDownLatch(1);
    try (WatchedPool pool =
        new WatchedPool("test", 1, 1, Duration.ofMillis(20), Duration.ofSeconds(60))) {
      pool.execute(task(() -> await(stop), () -> {}));
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 2 * ServerBounds.REPLACED_WORKERS + 2; i++) {
                  pool.execute(task(() -> await(stop), () -> {}));
                }
              })
          .isInstanceOf(RejectedExecutionException.class);
      stop.countDown();
    }
  }
}
