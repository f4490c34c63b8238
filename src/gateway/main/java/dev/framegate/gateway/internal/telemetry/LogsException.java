package dev.framegate.gateway.internal.telemetry;

/** A folder for logs that cannot be used. */
public final class LogsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LogsException(String message) {
    super(message);
  }
}
