package dev.framegate.kit.control;

import dev.framegate.kit.expectation.InconclusiveException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Keeps a run that is being stopped from making anything new. */
public final class StopGuard {
  private final ReadWriteLock making = new ReentrantReadWriteLock();
  private volatile boolean stopped;

  /**
   * @throws InconclusiveException once the run is being stopped
   */
  <T> T unlessStopped(Supplier<T> maker) {
    making.readLock().lock();
    try {
      if (stopped) {
        throw new InconclusiveException("The run was stopped before this scenario was done.");
      }
      return maker.get();
    } finally {
      making.readLock().unlock();
    }
  }

  /**
   * Lets nothing new begin, and waits for what is being made.
   *
   * @return whether nothing is being made any more
   */
  public boolean stop(Duration longest) {
    stopped = true;
    try {
      if (making.writeLock().tryLock(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        making.writeLock().unlock();
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
