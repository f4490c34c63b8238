package dev.framegate.kit.expectation;

/**
 * The scenario may not be judged: its stimulus was not proven on the wire, what it needed could not
 * be set up, or the target became unreachable.
 */
public final class InconclusiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InconclusiveException(String message) {
    super(message);
  }

  public InconclusiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
