package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerResponse;

/** Where a request belongs, known from its head. */
sealed interface Destination {
  /** The control plane. */
  record Control() implements Destination {}

  /** The gateway's own pages. */
  record InternalPage() implements Destination {}

  /** A stage that can be connected to. */
  record Stage(StageReference address) implements Destination {}

  /** The callback plane of a stage that exists. */
  record Callback(StageReference address, String connectionId) implements Destination {}

  /** Nowhere: the answer is known already. */
  record ImmediateResponse(ServerResponse answer) implements Destination {}
}
