package dev.framegate.gateway.settings;

/**
 * A file of access keys or API keys that cannot be used. The message says what was expected and
 * contains no secret.
 */
public final class CredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CredentialsException(String message) {
    super(message);
  }
}
