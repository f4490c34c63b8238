package dev.framegate.gateway.internal.event;

/** Signals that an evaluation was stopped because it exceeded its share of work. */
public class WorkLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WorkLimitException(String message) {
    super(message, null, false, false);
  }
}
