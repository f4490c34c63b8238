package dev.framegate.gateway.internal.throttle;

import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.settings.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The throttle of one account and Region. A request that the throttle of its route rejects takes no
 * token of the account, so that a busy route does not block the others.
 */
public final class AccountThrottle implements Throttle {
  private static final String CONNECT = "$connect";
  private static final ServerResponse HANDSHAKE = tooMany("TooManyRequestsException");
  private static final ServerResponse CALLBACK = tooMany("LimitExceededException");

  private final Rate account;
  private final Rate connectionRate;
  private final Clock clock;
  private final int mostBuckets;
  private final RouteRates rates;
  private final TokenBucket requests;
  private final TokenBucket connections;
  private final RouteBuckets routes;

  /**
   * @param rates of each route
   * @param clock refills the buckets
   */
  public AccountThrottle(Limits limits, RouteRates rates, Clock clock) {
    this(
        Rate.requests(limits),
        Rate.connections(limits),
        rates,
        clock,
        ServerBounds.THROTTLE_BUCKETS);
  }

  AccountThrottle(Rate requests, Rate connections, RouteRates rates, Clock clock, int mostBuckets) {
    BucketTimeMeter time = BucketTimeMeter.of(clock);
    this.account = requests;
    this.connectionRate = connections;
    this.clock = clock;
    this.mostBuckets = mostBuckets;
    this.rates = rates;
    this.requests = new TokenBucket(requests, time);
    this.connections = new TokenBucket(connections, time);
    this.routes = new RouteBuckets(time, mostBuckets);
  }

  /** The throttle of one of several gateways that share the rates, with full buckets. */
  public AccountThrottle ofOneIn(int gateways) {
    return new AccountThrottle(
        account.dividedBy(gateways),
        connectionRate.dividedBy(gateways),
        (settings, routeKey, whole) -> rates.of(settings, routeKey, account).dividedBy(gateways),
        clock,
        mostBuckets);
  }

  @Override
  public Optional<ServerResponse> handshake(LiveStage stage) {
    return route(stage, CONNECT) && connections.take() && requests.take()
        ? Optional.empty()
        : Optional.of(HANDSHAKE);
  }

  @Override
  public boolean message(LiveStage stage, String routeKey) {
    return route(stage, routeKey) && requests.take();
  }

  @Override
  public boolean unrouted(LiveStage stage) {
    return requests.take();
  }

  @Override
  public Optional<ServerResponse> callback(String apiId) {
    return requests.take() ? Optional.empty() : Optional.of(CALLBACK);
  }

  private boolean route(LiveStage stage, String routeKey) {
    Rate rate = rates.of(stage.settings(), routeKey, account);
    if (!rate.permitsAny()) {
      return false;
    }
    // The account stops everything that a wider route would (LIM-014).
    return rate.isAsWideAs(account)
        || routes.of(new RouteBuckets.Key(stage.apiId(), stage.name(), routeKey), rate).take();
  }

  private static ServerResponse tooMany(String type) {
    return new ServerResponse(
        429,
        Map.of("content-type", "application/json", "x-amzn-ErrorType", type),
        "{\"message\":\"Too Many Requests\"}".getBytes(StandardCharsets.UTF_8));
  }

  int buckets() {
    return routes.size();
  }
}
