package dev.framegate.gateway.internal.throttle;

import io.github.bucket4j.TimeMeter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The buckets of routes with lower rates than the account. Their number is limited: full ones are
 * removed first, because a new one would be full, too. If that is not enough, all are removed. AWS
 * describes throttles as targets, not guarantees (LIM-011).
 */
final class RouteBuckets {
  private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();
  private final TimeMeter time;
  private final int most;

  record Key(String apiId, String stage, String routeKey) {}

  RouteBuckets(TimeMeter time, int most) {
    this.time = time;
    this.most = most;
  }

  /** The route's bucket; a new one when its figures have changed. */
  TokenBucket of(Key key, Rate rate) {
    TokenBucket bucket = buckets.get(key);
    return bucket != null && bucket.rate().equals(rate) ? bucket : renew(key, rate);
  }

  private TokenBucket renew(Key key, Rate rate) {
    if (buckets.size() >= most) {
      makeRoom();
    }
    return buckets.compute(
        key,
        (same, present) ->
            present != null && present.rate().equals(rate) ? present : new TokenBucket(rate, time));
  }

  private synchronized void makeRoom() {
    if (buckets.size() < most) {
      return;
    }
    buckets.values().removeIf(TokenBucket::isFull);
    // Removing a few at a time would examine every bucket for each of them.
    if (buckets.size() > most / 2) {
      buckets.clear();
    }
  }

  int size() {
    return buckets.size();
  }
}
