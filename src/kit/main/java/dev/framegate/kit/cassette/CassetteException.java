package dev.framegate.kit.cassette;

/** Thrown for a cassette that cannot be read or written; the message says where and why. */
public final class CassetteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CassetteException(String message) {
    super(message);
  }
}
