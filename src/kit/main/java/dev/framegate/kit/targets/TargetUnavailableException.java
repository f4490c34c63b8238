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

  /**
   * For a target at which the kit's own APIs do not answer as they are made to.
   *
   * @param seen what came instead, as a phrase
   */
  public static TargetUnavailableException withoutEcho(String seen) {
    return new TargetUnavailableException(
        "The kit's own echo does not work: ",
        "the route of a MOCK integration should give back the id and the text of a message, but %s."
                .formatted(seen)
            + " Nothing could be said about messages, so nothing was run."
            + " --tags 'not @needs-data-plane' runs the other rules.");
  }

  /** The message, with which of the two it is. */
  public String sentence() {
    return sentence;
  }
}
