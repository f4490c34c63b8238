package dev.framegate.kit.expectation;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for something to become true, looking again and again. */
public final class Polling {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LOOKS = 10;

  private Polling() {}

  /**
   * @return whether it came true in time; it is asked at once, and in the calling thread
   */
  public static boolean becomesTrue(Duration longest, Callable<Boolean> condition) {
    try {
      await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .atMost(longest)
          .until(condition);
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  /**
   * Whether it is true for as long as that. It is asked about ten times, evenly: whoever is watched
   * must not be swamped by it, or what is seen is the throttle.
   */
  public static boolean staysTrue(Duration watched, Callable<Boolean> condition) {
    long end = System.nanoTime() + watched.toNanos();
    AtomicBoolean stayed = new AtomicBoolean(true);
    await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(watched.dividedBy(LOOKS).plusMillis(1))
        .forever()
        .until(
            () -> {
              stayed.set(condition.call());
              return !stayed.get() || System.nanoTime() >= end;
            });
    return stayed.get();
  }

  /** Lets a while pass in which something that should not happen could. */
  public static void elapse(Duration watched) {
    await().pollInSameThread().pollDelay(watched).atMost(watched.plusSeconds(1)).until(() -> true);
  }
}
