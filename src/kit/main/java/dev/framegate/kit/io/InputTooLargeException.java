package dev.framegate.kit.io;

import java.io.IOException;

/** More input than the kit reads. */
public final class InputTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the limit, in words that continue a sentence about the input
   */
  public InputTooLargeException(String message) {
    super(message);
  }
}
