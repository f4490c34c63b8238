package dev.framegate.suite;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for something to become true, looking again and again. */
final class Until {
  private static final Duration POLL = Duration.ofMillis(50);

  private Until() {}

  /**
   * @return whether it came true in time; it is asked at once, and in the calling thread
   */
  static boolean holds(Duration longest, Callable<Boolean> condition) {
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

  /** Lets a while pass in which something that should not happen could. */
  static void passed(Duration watched) {
    await().pollInSameThread().pollDelay(watched).atMost(watched.plusSeconds(1)).until(() -> true);
  }
}
