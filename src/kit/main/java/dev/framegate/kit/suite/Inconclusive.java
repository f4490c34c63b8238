package dev.framegate.kit.suite;

/**
 * The scenario may not be judged: its stimulus was not proven on the wire, what it needed could not
 * be set up, or the target became unreachable.
 */
final class Inconclusive extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Inconclusive(String message) {
    super(message);
  }

  Inconclusive(String message, Throwable cause) {
    super(message, cause);
  }
}
