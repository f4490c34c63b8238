package dev.framegate.kit.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What each thread of a run waits for at this moment, and how long it has waited for its turn where
 * calls have a limited rate. Safe for many threads.
 */
public final class CurrentWaits {
  private final Map<Thread, Waits> threads = new ConcurrentHashMap<>();

  /** Those of one thread. Other threads read them. */
  public static final class Waits {
    private final Deque<String> reasons = new ArrayDeque<>();
    private long turnNanos;
    private long turnBegan;
    private int turns;

    private synchronized void begin(String reason) {
      reasons.push(reason);
    }

    private synchronized void end() {
      reasons.pop();
    }

    private synchronized void turn(boolean waits) {
      long now = System.nanoTime();
      turnNanos += turns > 0 ? now - turnBegan : 0;
      turnBegan = now;
      turns += waits ? 1 : -1;
    }

    /** What the thread waits for, such as {@code the answer to GET http://127.0.0.1/v2/apis}. */
    public synchronized Optional<String> reason() {
      return Optional.ofNullable(reasons.peek());
    }

    /** How long it has waited for its turn so far. */
    public synchronized long turnNanos() {
      return turnNanos + (turns > 0 ? System.nanoTime() - turnBegan : 0);
    }
  }

  public Waits of(Thread thread) {
    return threads.computeIfAbsent(thread, unknown -> new Waits());
  }

  /** Does something that waits for the target. */
  public <T> T during(String reason, Supplier<T> work) {
    Waits mine = of(Thread.currentThread());
    mine.begin(reason);
    try {
      return work.get();
    } finally {
      mine.end();
    }
  }

  /** Does something that waits for this thread's turn. */
  public <T> T forTurn(Supplier<T> work) {
    return turning(true, work);
  }

  /** Does something for which the thread's turn has come. */
  <T> T inTurn(Supplier<T> work) {
    return turning(false, work);
  }

  private <T> T turning(boolean waits, Supplier<T> work) {
    Waits mine = of(Thread.currentThread());
    mine.turn(waits);
    try {
      return work.get();
    } finally {
      mine.turn(!waits);
    }
  }
}
