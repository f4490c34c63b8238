package dev.framegate.gateway.internal.throttle;

import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.Optional;

/** Asked once for everything that wants to pass. Never blocks. */
public interface Throttle {
  /** Lets everything pass. */
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
        public boolean unrouted() {
          return true;
        }

        @Override
        public Optional<ServerResponse> callback() {
          return Optional.empty();
        }
      };

  /** The answer for a client that may not connect now, or nothing. */
  Optional<ServerResponse> handshake(LiveStage stage);

  /** Whether a message may go to its route now. */
  boolean message(LiveStage stage, String routeKey);

  /** Whether a message that no route takes may be answered now. */
  boolean unrouted();

  /** The answer for a backend that may not call now, or nothing. */
  Optional<ServerResponse> callback();
}
