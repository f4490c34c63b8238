package dev.framegate.gateway.settings;

/** A certificate or key that cannot be used; the message says which one and what was expected. */
public final class TlsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TlsException(String message) {
    super(message);
  }
}
