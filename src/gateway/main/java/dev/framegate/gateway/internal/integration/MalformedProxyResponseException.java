package dev.framegate.gateway.internal.integration;

/** An invalid response of a function. The message says what was expected and found. */
public final class MalformedProxyResponseException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedProxyResponseException(String message) {
    super(message);
  }
}
