package dev.framegate.kit.capabilities;

import dev.framegate.kit.wire.FrameConnection;
import dev.framegate.kit.wire.HandshakeResult;
import java.net.URI;
import java.util.Optional;

/**
 * A handshake that was tried.
 *
 * @param connection open, where it was accepted
 */
record HandshakeAttempt(URI url, Optional<FrameConnection> connection, String summary) {
  static HandshakeAttempt at(UndeclaredTarget target, URI url) {
    HandshakeResult result = target.open(url);
    if (result instanceof HandshakeResult.Accepted accepted) {
      return new HandshakeAttempt(url, Optional.of(accepted.connection()), url + " opened");
    }
    String outcome;
    if (result instanceof HandshakeResult.Refused refused) {
      outcome = "was rejected with " + refused.status() + " " + CallResult.line(refused.body());
    } else if (result instanceof HandshakeResult.Malformed malformed) {
      outcome = "sent no valid handshake response: " + CallResult.line(malformed.problem());
    } else if (result instanceof HandshakeResult.Unreachable unreachable) {
      outcome = "did not answer: " + CallResult.line(unreachable.cause());
    } else {
      throw new IllegalStateException("An attempt is one of four: " + result);
    }
    return new HandshakeAttempt(url, Optional.empty(), (url + " " + outcome).strip());
  }

  boolean opened() {
    return connection.isPresent();
  }

  void close() {
    connection.ifPresent(FrameConnection::close);
  }
}
