package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerResponse;

/** A request whose answer is written into the journal. */
@FunctionalInterface
interface JournaledRequest {
  /** Without a journal. */
  JournaledRequest NONE = (answer, body) -> {};

  /**
   * @param body of the request, as far as it was read
   */
  void answered(ServerResponse answer, String body);
}
