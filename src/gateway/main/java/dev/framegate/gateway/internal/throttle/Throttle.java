package dev.framegate.gateway.internal.throttle;

import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.Optional;

/** Decides on each handshake, message and callback. Must not block. */
public interface Throttle {
  /** Permits everything. */
  Throttle NONE =
      new Throttle() {
        @Override
        public Optional<ServerResponse> handshake(LiveStage stage) {
          return Optional.empty();
        }

        @Override
        public boolean message(LiveStage stage, String routeKey) {
          return true;
        }

        @Override
        public boolean unrouted(LiveStage stage) {
          return true;
        }

        @Override
        public Optional<ServerResponse> callback(String apiId) {
          return Optional.empty();
        }
      };

  /** The answer for a client that may not connect now, or empty. */
  Optional<ServerResponse> handshake(LiveStage stage);

  /** Whether a message may be processed by its route now. */
  boolean message(LiveStage stage, String routeKey);

  /** Whether a message to a stage without a route for it may be answered now. */
  boolean unrouted(LiveStage stage);

  /** The answer for a backend that may not call a connection of an API now, or empty. */
  Optional<ServerResponse> callback(String apiId);
}
