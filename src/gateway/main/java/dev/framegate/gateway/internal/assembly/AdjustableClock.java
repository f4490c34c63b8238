package dev.framegate.gateway.internal.assembly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** The system's clock with an adjustable offset into the future. */
final class AdjustableClock extends Clock {
  private final Clock base = Clock.systemUTC();
  private final AtomicLong ahead = new AtomicLong();

  /**
   * @throws IllegalArgumentException if the step is negative
   */
  void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("A clock only goes forward; got " + step + ".");
    }
    ahead.addAndGet(step.toMillis());
  }

  Duration offset() {
    return Duration.ofMillis(ahead.get());
  }

  @Override
  public Instant instant() {
    return base.instant().plusMillis(ahead.get());
  }

  @Override
  public long millis() {
    return base.millis() + ahead.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
