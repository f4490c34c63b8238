package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerResponse;

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

  /** No destination: the request is answered with an error. */
  record ImmediateResponse(ServerResponse answer) implements Destination {}
}
