package dev.framegate.gateway.internal.throttle;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;

/** The gateway's clock for the buckets, so that advancing it refills them. */
record BucketTimeMeter(Clock clock, long start) implements TimeMeter {
  private static final long NANOS_PER_MILLI = 1_000_000;

  static BucketTimeMeter of(Clock clock) {
    return new BucketTimeMeter(clock, clock.millis());
  }

  /** Counted from the start: in nanoseconds, the numbers last for 292 years. */
  @Override
  public long currentTimeNanos() {
    return (clock.millis() - start) * NANOS_PER_MILLI;
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }
}
