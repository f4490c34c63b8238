package dev.framegate.gateway.internal.throttle;

import dev.framegate.gateway.internal.limits.ServerBounds;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A bucket of tokens, full at first. Thread-safe and non-blocking. */
final class TokenBucket {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long NANOS_PER_YEAR = ServerBounds.CLOCK_STEP.toNanos();

  private final Rate rate;
  private final @Nullable Bucket bucket;

  TokenBucket(Rate rate, TimeMeter time) {
    this.rate = rate;
    this.bucket = rate.permitsAny() ? bucket(rate, time) : null;
  }

  private static Bucket bucket(Rate rate, TimeMeter time) {
    // The library has whole tokens only: half a token in a second is one in two seconds.
    double nanos = NANOS_PER_SECOND / rate.perSecond();
    long period = Math.max(1, (long) Math.min(nanos, NANOS_PER_YEAR));
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(1, Duration.ofNanos(period)))
        .withCustomTimePrecision(time)
        .build();
  }

  Rate rate() {
    return rate;
  }

  /** Takes a token if there is one. */
  boolean take() {
    return bucket != null && bucket.tryConsume(1);
  }

  /** Whether the bucket is full. */
  boolean isFull() {
    return bucket == null || bucket.getAvailableTokens() >= rate.burst();
  }
}
