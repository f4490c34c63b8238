package dev.framegate.gateway.throttle;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;

/** The gateway's clock as buckets read it: whoever turns the clock refills them. */
record GatewayTime(Clock clock, long start) implements TimeMeter {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long MOST_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;

  static GatewayTime of(Clock clock) {
    return new GatewayTime(clock, clock.millis());
  }

  /** Counted from the start; a clock that is turned by centuries stands still at the end. */
  @Override
  public long currentTimeNanos() {
    return Math.min(clock.millis() - start, MOST_MILLIS) * NANOS_PER_MILLI;
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }
}
