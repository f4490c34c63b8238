package dev.framegate.kit.targets.aws;

import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * An operation with a rate of its own: one at a time, and the next one so long after the answer of
 * the last. Counted from the request, a slow one and a fast one behind it would arrive too close.
 */
final class OperationRateLimiter {
  private final String method;
  private final Pattern path;
  private final long millis;
  private final Bucket rest;
  private final ReentrantLock turn = new ReentrantLock(true);

  /**
   * @param method and {@code path} of its requests
   */
  OperationRateLimiter(String method, Pattern path, Duration between) {
    this.method = method;
    this.path = path;
    this.millis = Math.max(1, between.toMillis());
    this.rest =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(millis).refillGreedy(1, Duration.ofMillis(1)))
            .build();
  }

  boolean is(Request request, String path) {
    return request.method().equals(method) && this.path.matcher(path).matches();
  }

  ReceivedResponse inTurn(Supplier<ReceivedResponse> once) {
    turn.lock();
    try {
      rest.asBlocking().consumeUninterruptibly(millis);
      return once.get();
    } finally {
      rest.tryConsumeAsMuchAsPossible();
      turn.unlock();
    }
  }
}
