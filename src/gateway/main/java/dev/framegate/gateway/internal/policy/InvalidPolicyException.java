package dev.framegate.gateway.internal.policy;

/** A policy document that is not one. The message says what was expected. */
public final class InvalidPolicyException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidPolicyException(String message) {
    super(message, null, false, false);
  }
}
