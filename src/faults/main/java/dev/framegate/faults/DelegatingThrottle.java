package dev.framegate.faults;

import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.throttle.Throttle;
import java.util.Optional;

/** Delegates every decision; subclasses change one. */
class DelegatingThrottle implements Throttle {
  private final Throttle right;

  DelegatingThrottle(Throttle right) {
    this.right = right;
  }

  @Override
  public Optional<ServerResponse> handshake(LiveStage stage) {
    return right.handshake(stage);
  }

  @Override
  public boolean message(LiveStage stage, String routeKey) {
    return right.message(stage, routeKey);
  }

  @Override
  public boolean unrouted(LiveStage stage) {
    return right.unrouted(stage);
  }

  @Override
  public Optional<ServerResponse> callback(String apiId) {
    return right.callback(apiId);
  }
}
