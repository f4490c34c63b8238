package dev.framegate.kit.targets;

/** No run is possible now; the message is one line with the address and the cause. */
public final class TargetUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  /**
   * The target cannot be reached.
   *
   * @param message the address and the cause
   */
  public TargetUnavailableException(String message) {
    this("The target cannot be reached: ", message);
  }

  private TargetUnavailableException(String what, String message) {
    super(message);
    this.sentence = what + message;
  }

  /** For a target that answers, and rejects the kit's calls. */
  public static TargetUnavailableException refusing(String message) {
    return new TargetUnavailableException("The target rejects the kit's calls: ", message);
  }

  /** The message, with which of the two it is. */
  public String sentence() {
    return sentence;
  }
}
