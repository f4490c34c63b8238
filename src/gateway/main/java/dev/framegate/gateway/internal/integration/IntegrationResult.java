package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.BackendResponse;

/** The result of a call of an integration. */
public sealed interface IntegrationResult {
  /** A response, of any status. */
  record Answered(BackendResponse reply) implements IntegrationResult {}

  /**
   * No response.
   *
   * @param detail for the gateway's log; clients do not receive it
   */
  record Failed(IntegrationFailure failure, String detail) implements IntegrationResult {}
}
