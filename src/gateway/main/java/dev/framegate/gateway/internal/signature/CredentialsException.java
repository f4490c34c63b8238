package dev.framegate.gateway.internal.signature;

/** A file of credentials cannot be used. The message says what was expected, never a secret. */
public final class CredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CredentialsException(String message) {
    super(message);
  }
}
