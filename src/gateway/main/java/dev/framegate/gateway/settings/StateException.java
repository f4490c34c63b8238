package dev.framegate.gateway.settings;

/** A state directory cannot be used. The message is for people, and names the directory. */
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StateException(String message) {
    super(message);
  }

  public StateException(String message, Throwable cause) {
    super(message, cause);
  }
}
