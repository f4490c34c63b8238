package dev.framegate.target;

/** The target cannot be reached; the message is one line with the address and the cause. */
public final class TargetUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TargetUnavailable(String message) {
    super(message);
  }
}
