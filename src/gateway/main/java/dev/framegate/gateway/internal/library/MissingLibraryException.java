package dev.framegate.gateway.internal.library;

/** A library that is needed, and not on the class path; the message names it. */
public final class MissingLibraryException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  MissingLibraryException(String message) {
    super(message);
  }
}
