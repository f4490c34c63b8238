package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.BackendResponse;

/** How a call of an integration ended. */
public sealed interface IntegrationResult {
  /** With an answer, whatever its status. */
  record Answered(BackendResponse reply) implements IntegrationResult {}

  /**
   * Without one.
   *
   * @param detail for the gateway's log, never for a client
   */
  record Failed(IntegrationFailure failure, String detail) implements IntegrationResult {}
}
