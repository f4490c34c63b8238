package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.Optional;

/** The destination of a request, found from its request line and Host header. */
sealed interface Destination {
  /** The control plane. */
  record Control() implements Destination {}

  /** The gateway's own pages. */
  record InternalPage() implements Destination {}

  /** A stage that accepts connections. */
  record Stage(StageReference address) implements Destination {}

  /** The callback plane of a stage that exists. */
  record Callback(StageReference address, String connectionId) implements Destination {}

  /**
   * No destination: the request is answered with an error.
   *
   * @param address of the stage that the request names, if it names one
   */
  record ImmediateResponse(ServerResponse answer, Optional<StageReference> address)
      implements Destination {
    ImmediateResponse(ServerResponse answer) {
      this(answer, Optional.empty());
    }
  }
}
