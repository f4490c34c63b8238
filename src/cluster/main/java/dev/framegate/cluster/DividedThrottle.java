package dev.framegate.cluster;

import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.throttle.RegionalThrottle;
import dev.framegate.gateway.internal.throttle.Throttle;
import java.util.Optional;

/**
 * An equal part of the account's rates for each living gateway: a shared count would cost a request
 * to NATS for each message. When their number changes, the buckets are full again.
 */
final class DividedThrottle implements Throttle, Membership.Observer {
  private record Share(int gateways, Throttle throttle) {}

  private final RegionalThrottle whole;
  private volatile Share share;

  DividedThrottle(RegionalThrottle whole) {
    this.whole = whole;
    this.share = new Share(1, whole);
  }

  @Override
  public void counted(int gateways) {
    if (share.gateways() != gateways) {
      share = new Share(gateways, gateways == 1 ? whole : whole.ofOneIn(gateways));
    }
  }

  @Override
  public Optional<ServerResponse> handshake(LiveStage stage) {
    return share.throttle().handshake(stage);
  }

  @Override
  public boolean message(LiveStage stage, String routeKey) {
    return share.throttle().message(stage, routeKey);
  }

  @Override
  public boolean unrouted(LiveStage stage) {
    return share.throttle().unrouted(stage);
  }

  @Override
  public Optional<ServerResponse> callback(String apiId) {
    return share.throttle().callback(apiId);
  }
}
