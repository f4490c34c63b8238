package dev.framegate.kit.expectation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What the latest handshakes of a run took, as a measure of how far away its target is. */
public final class HandshakeTimes {
  private static final int MOST = 32;

  private final Deque<Duration> latest = new ArrayDeque<>();

  /** Adds one that was accepted. */
  public synchronized void add(Duration took) {
    if (latest.size() == MOST) {
      latest.removeFirst();
    }
    latest.addLast(took);
  }

  /** The median: a single slow integration, or a single fast one, does not move it. */
  public synchronized Duration median() {
    return latest.stream().sorted().skip(latest.size() / 2).findFirst().orElse(Duration.ZERO);
  }
}
