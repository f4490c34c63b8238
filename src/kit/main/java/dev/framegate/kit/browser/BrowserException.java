package dev.framegate.kit.browser;

/** A browser that does not start, does not answer in time, or refuses a command. */
public final class BrowserException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrowserException(String message) {
    super(message);
  }

  BrowserException(String message, Throwable cause) {
    super(message, cause);
  }
}
