package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.internal.limits.ServerBounds;
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
   * @throws IllegalArgumentException if the step is negative or leads beyond {@link
   *     ServerBounds#CLOCK_AHEAD}
   */
  void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("A clock only goes forward; got " + step + ".");
    }
    ahead.updateAndGet(
        now -> {
          if (step.compareTo(ServerBounds.CLOCK_AHEAD.minusMillis(now)) > 0) {
            throw new IllegalArgumentException(
                "The clock is at most %d days ahead; it is %s, and %s would be too much."
                    .formatted(ServerBounds.CLOCK_AHEAD.toDays(), Duration.ofMillis(now), step));
          }
          return now + step.toMillis();
        });
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
