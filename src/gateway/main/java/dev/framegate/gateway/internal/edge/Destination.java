package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.Answer;

/** Where a request belongs, known from its head. */
sealed interface Destination {
  /** The control plane. */
  record Control() implements Destination {}

  /** The gateway's own pages. */
  record Own() implements Destination {}

  /** A stage that can be connected to. */
  record Stage(StageAddress address) implements Destination {}

  /** The callback plane of a stage that exists. */
  record Callback(StageAddress address, String connectionId) implements Destination {}

  /** Nowhere: the answer is known already. */
  record Settled(Answer answer) implements Destination {}
}
