package dev.framegate.gateway.settings;

/** A state directory that cannot be used. The message contains the directory and the reason. */
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StateException(String message) {
    super(message);
  }

  public StateException(String message, Throwable cause) {
    super(message, cause);
  }
}
