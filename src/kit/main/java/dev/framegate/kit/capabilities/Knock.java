package dev.framegate.kit.capabilities;

import dev.framegate.kit.wire.Attempt;
import dev.framegate.kit.wire.FrameConnection;
import java.net.URI;
import java.util.Optional;

/**
 * A handshake that was tried.
 *
 * @param connection open, where it was accepted
 */
record Knock(URI url, Optional<FrameConnection> connection, String tells) {
  static Knock at(Stranger stranger, URI url) {
    Attempt attempt = stranger.open(url);
    if (attempt instanceof Attempt.Accepted accepted) {
      return new Knock(url, Optional.of(accepted.connection()), url + " opened");
    }
    String told;
    if (attempt instanceof Attempt.Refused refused) {
      told = "was refused with " + refused.status() + " " + Answer.line(refused.body());
    } else if (attempt instanceof Attempt.Malformed malformed) {
      told = "gave no handshake: " + Answer.line(malformed.problem());
    } else if (attempt instanceof Attempt.Unreachable unreachable) {
      told = "did not answer: " + Answer.line(unreachable.cause());
    } else {
      throw new IllegalStateException("An attempt is one of four: " + attempt);
    }
    return new Knock(url, Optional.empty(), (url + " " + told).strip());
  }

  boolean opened() {
    return connection.isPresent();
  }

  void leave() {
    connection.ifPresent(FrameConnection::close);
  }
}
