package dev.framegate.gateway.settings;

/** A directory for logs that cannot be used. */
public final class LogsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogsException(String message) {
    super(message);
  }
}
