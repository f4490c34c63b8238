package dev.framegate.gateway.internal.integration;

/** An integration that cannot be compiled; the message says which member and why. */
public final class InvalidIntegrationException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidIntegrationException(String message) {
    super(message);
  }
}
