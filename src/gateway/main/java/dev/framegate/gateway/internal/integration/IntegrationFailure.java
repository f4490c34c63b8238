package dev.framegate.gateway.internal.integration;

/** Why an integration gave no answer. */
public enum IntegrationFailure {
  /** It took longer than its {@code timeoutInMillis}. */
  TIMED_OUT,
  /** The backend could not be reached, broke off, or answered with something unreadable. */
  BACKEND,
  /** The integration itself cannot work: a broken template, a bad address, no status code. */
  CONFIGURATION
}
