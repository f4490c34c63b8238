package dev.framegate.gateway.internal.integration;

/** The reasons for which an integration has no response. */
public enum IntegrationFailure {
  /** The call took longer than {@code timeoutInMillis}. */
  TIMED_OUT,
  /** The backend could not be reached, closed the connection, or sent an invalid response. */
  BACKEND,
  /** The integration is misconfigured: an invalid template or address, or no status code. */
  CONFIGURATION
}
