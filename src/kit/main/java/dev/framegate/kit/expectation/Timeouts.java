package dev.framegate.kit.expectation;

import java.time.Duration;

/**
 * How long the suite waits for what. Each figure is the longest that a conforming target may need;
 * one multiplier stretches them all for a slow network or a busy machine.
 *
 * @param multiplier 1 for a target on this machine
 * @param settling the longest that a front end of the target needs to learn of a change
 */
public record Timeouts(double multiplier, Duration settling) {
  public static final Timeouts NORMAL = new Timeouts(1);

  private static final int WAYS = 4;

  /** The browser is this machine's own: it is as slow in a hasty run. */
  private static final Duration LEAST_PAGE = Duration.ofSeconds(6);

  /** For a target with one front end. */
  public Timeouts(double multiplier) {
    this(multiplier, Duration.ZERO);
  }

  /** The same, for a target whose front ends learn of a change one after another. */
  public Timeouts withSettling(Duration longest) {
    return new Timeouts(multiplier, longest);
  }

  /** From the first byte of a handshake to its answer; an integration may take 29 s of it. */
  public Duration handshake() {
    return times(35_000);
  }

  /** From a message to its answer, where a MOCK route answers. */
  public Duration answer() {
    return times(8_000);
  }

  /** From a ping to its pong, before another way is tried to see whether the target is there. */
  public Duration pong() {
    return times(1_000);
  }

  /** From the offence to the end of the connection. */
  public Duration close() {
    return times(8_000);
  }

  /** From deploying to the first handshake or answer that shows it. */
  public Duration propagation() {
    return times(15_000).plus(settling);
  }

  /** From a click in a page of the target to what the page shows then. */
  public Duration page() {
    Duration usual = times(40_000).plus(settling);
    return usual.compareTo(LEAST_PAGE) < 0 ? LEAST_PAGE : usual;
  }

  /**
   * How long "nothing arrives" is watched; shorter than the rest, as it always passes in full. An
   * answer that should not come takes as long on its way as one that should: behind a slow way the
   * silence lasts several times what a handshake takes there.
   *
   * @param handshake what a handshake takes at this target; zero where none was measured
   */
  public Duration silence(Duration handshake) {
    Duration way = handshake.multipliedBy(WAYS);
    Duration least = times(250);
    Duration most = times(5_000);
    return way.compareTo(least) <= 0 ? least : way.compareTo(most) >= 0 ? most : way;
  }

  /** From the end of a connection to callbacks for it being refused. */
  public Duration gone() {
    return times(3_000);
  }

  /** From the start of a call, connecting included, to the last byte of its answer. */
  public Duration call() {
    return times(10_000);
  }

  /**
   * From the first step of a scenario to the end of its last, at most. The slowest of those that
   * end by themselves makes 300 calls, or waits for five changes in turn. Waiting for its turn,
   * where calls have a limited rate, is not counted.
   */
  public Duration scenario() {
    return times(300_000);
  }

  /** All the waiting of a scenario for its turn; 11 deployments of 64 scenarios at a time. */
  public Duration turns() {
    return times(3_600_000);
  }

  /** From the first page of a list to the last. */
  public Duration listing() {
    return times(60_000);
  }

  /** From the moment when a target can no longer be reached until it can again. */
  public Duration recovery() {
    return times(5_000);
  }

  /** From the end of a run to the last thing that it made being removed. */
  public Duration cleanup() {
    return times(20_000);
  }

  /** From the signal to stop to the answer of what is just being made. */
  public Duration lastRequest() {
    return times(5_000);
  }

  /** From the signal to stop to the end of the process. */
  public Duration stop() {
    return lastRequest().plus(cleanup()).plusSeconds(5);
  }

  private Duration times(long millis) {
    return Duration.ofMillis(Math.round(millis * multiplier));
  }
}
