package dev.framegate.gateway.internal.integration;

/** A function returned what nobody can read; the message says what was expected and found. */
public final class MalformedProxyResponseException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedProxyResponseException(String message) {
    super(message);
  }
}
