package dev.framegate.gateway.settings;

/** A file of limits says something that cannot be understood; the message is for its author. */
public final class LimitsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LimitsException(String message) {
    super(message);
  }
}
