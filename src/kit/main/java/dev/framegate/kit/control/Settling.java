package dev.framegate.kit.control;

import dev.framegate.kit.expectation.Polling;
import java.time.Duration;

/**
 * The time from a change until every front end of a target knows it. Until then a client may be
 * answered as before the change, and the next client as after it: what one client sees is no
 * evidence yet.
 */
public final class Settling {
  /** Front ends learn of a domain name later than of a stage: its name has to be resolved. */
  private static final int DOMAIN_TIMES = 3;

  private final Duration propagation;
  private volatile long settled = System.nanoTime();

  /**
   * @param propagation the longest that a front end needs to learn of a change
   */
  Settling(Duration propagation) {
    this.propagation = propagation;
  }

  /** A call that succeeded; those that only read change nothing. */
  void answered(ControlPlaneCall call, String method) {
    if (!method.equals("GET")) {
      boolean domain = call.operation().name().equals("CreateDomainName");
      atLeast(System.nanoTime() + propagation.multipliedBy(domain ? DOMAIN_TIMES : 1).toNanos());
    }
  }

  /** Adds the changes of another client, whose API a scenario borrows. */
  public void join(Settling other) {
    atLeast(other.settled);
  }

  private void atLeast(long nanos) {
    if (nanos - settled > 0) {
      settled = nanos;
    }
  }

  /** Waits until all front ends know all changes. */
  public void await() {
    long left = settled - System.nanoTime();
    if (left > 0) {
      Polling.elapse(Duration.ofNanos(left));
    }
  }
}
