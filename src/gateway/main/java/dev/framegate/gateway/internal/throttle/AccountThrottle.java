package dev.framegate.gateway.internal.throttle;

import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.time.Clock;
import java.util.Optional;

/**
 * The throttle of one account. What its route stops takes nothing from the account, so that a busy
 * route cannot starve the others with what it may not do anyway.
 */
public final class AccountThrottle implements Throttle {
  private static final String CONNECT = "$connect";
  private static final int MOST_BUCKETS = 10_000;

  private final ThrottlePolicy policy;
  private final TokenBucket requests;
  private final TokenBucket connections;
  private final RouteBuckets routes;

  /**
   * @param clock its time refills the buckets
   */
  public AccountThrottle(ThrottlePolicy policy, Clock clock) {
    this(policy, clock, MOST_BUCKETS);
  }

  AccountThrottle(ThrottlePolicy policy, Clock clock, int mostBuckets) {
    BucketTimeMeter time = BucketTimeMeter.of(clock);
    this.policy = policy;
    this.requests = new TokenBucket(policy.requests(), time);
    this.connections = new TokenBucket(policy.connections(), time);
    this.routes = new RouteBuckets(time, mostBuckets);
  }

  @Override
  public Optional<ServerResponse> handshake(LiveStage stage) {
    return route(stage, CONNECT) && connections.take() && requests.take()
        ? Optional.empty()
        : Optional.of(policy.handshake());
  }

  @Override
  public boolean message(LiveStage stage, String routeKey) {
    return route(stage, routeKey) && requests.take();
  }

  @Override
  public boolean unrouted() {
    return requests.take();
  }

  @Override
  public Optional<ServerResponse> callback() {
    return requests.take() ? Optional.empty() : Optional.of(policy.callback());
  }

  private boolean route(LiveStage stage, String routeKey) {
    Rate rate = policy.routes().of(stage.settings(), routeKey, policy.requests());
    if (!rate.permitsAny()) {
      return false;
    }
    // The account stops everything that a wider route would (LIM-014).
    return rate.isAsWideAs(policy.requests())
        || routes.of(new RouteBuckets.Key(stage.apiId(), stage.name(), routeKey), rate).take();
  }

  int buckets() {
    return routes.size();
  }
}
