package dev.framegate.kit.suite;

/**
 * The scenario may not be judged: its stimulus was not proven on the wire, what it needed could not
 * be set up, or the target became unreachable.
 */
final class InconclusiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InconclusiveException(String message) {
    super(message);
  }

  InconclusiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
