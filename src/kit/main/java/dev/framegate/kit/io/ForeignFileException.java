package dev.framegate.kit.io;

/** A file stands where the kit would write, and the kit did not write it. */
public final class ForeignFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which file it is, and what to do
   */
  public ForeignFileException(String message) {
    super(message);
  }
}
