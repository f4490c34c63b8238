package dev.framegate.kit.control;

import dev.framegate.kit.expectation.Polling;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that a part of the target cannot be reached, so that not every scenario has to wait for
 * it in vain. At first all wait together for it to come back; later one looks now and then.
 */
public final class CircuitBreaker {
  private static final long AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

  private final Duration grace;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile @Nullable Down down;

  private record Down(
      String trouble, Supplier<Optional<String>> look, long looked, boolean graceIsOver) {}

  /**
   * @param grace how long a part may take to come back before scenarios are given up for it
   */
  CircuitBreaker(Duration grace) {
    this.grace = grace;
  }

  /**
   * @param look whether it still cannot be reached, and why
   */
  public void open(String trouble, Supplier<Optional<String>> look) {
    looking.lock();
    try {
      if (down == null) {
        down = new Down(trouble, look, System.nanoTime(), false);
      }
    } finally {
      looking.unlock();
    }
  }

  /** It can be reached again. */
  void close() {
    down = null;
  }

  /** What is known, without looking. */
  public Optional<String> known() {
    return Optional.ofNullable(down).map(Down::trouble);
  }

  /** Why it cannot be reached, as far as somebody has looked lately. */
  public Optional<String> failure() {
    Down now = down;
    if (now == null) {
      return Optional.empty();
    }
    if (now.graceIsOver()) {
      boolean due = System.nanoTime() - now.looked() > AGAIN_NANOS;
      if (!due || !looking.tryLock()) {
        return Optional.of(now.trouble());
      }
    } else {
      try {
        looking.lockInterruptibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of(now.trouble());
      }
    }
    try {
      return look();
    } finally {
      looking.unlock();
    }
  }

  private Optional<String> look() {
    Down now = down;
    if (now == null) {
      return Optional.empty();
    }
    if (now.graceIsOver()) {
      return looked(now.look().get(), now);
    }
    Polling.becomesTrue(grace, () -> looked(now.look().get(), now).isEmpty());
    return known();
  }

  private Optional<String> looked(Optional<String> trouble, Down before) {
    down = trouble.map(why -> new Down(why, before.look(), System.nanoTime(), true)).orElse(null);
    return trouble;
  }
}
