package dev.framegate.gateway.internal.throttle;

import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.deploy.ApiOwners;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A throttle for each account and Region that has APIs (LIM-004, LIM-010). */
public final class RegionalThrottle implements Throttle {
  private final ApiOwners owners;
  private final AccountRegion usual;
  private final Supplier<AccountThrottle> throttles;
  private final Map<AccountRegion, Throttle> byOwner = new ConcurrentHashMap<>();

  /**
   * @param usual of APIs that do not exist any more
   * @param throttles makes the throttle of another account and Region
   */
  public RegionalThrottle(
      ApiOwners owners, AccountRegion usual, Supplier<AccountThrottle> throttles) {
    this.owners = owners;
    this.usual = usual;
    this.throttles = throttles;
  }

  /** The throttle of one of several gateways that share the rates, with full buckets. */
  public RegionalThrottle ofOneIn(int gateways) {
    return new RegionalThrottle(owners, usual, () -> throttles.get().ofOneIn(gateways));
  }

  private Throttle of(String apiId) {
    return byOwner.computeIfAbsent(owners.ownerOf(apiId).orElse(usual), owner -> throttles.get());
  }

  @Override
  public Optional<ServerResponse> handshake(LiveStage stage) {
    return of(stage.apiId()).handshake(stage);
  }

  @Override
  public boolean message(LiveStage stage, String routeKey) {
    return of(stage.apiId()).message(stage, routeKey);
  }

  @Override
  public boolean unrouted(LiveStage stage) {
    return of(stage.apiId()).unrouted(stage);
  }

  @Override
  public Optional<ServerResponse> callback(String apiId) {
    return of(apiId).callback(apiId);
  }
}
