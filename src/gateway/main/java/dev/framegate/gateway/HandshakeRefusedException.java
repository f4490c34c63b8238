package dev.framegate.gateway;

/** The gateway has refused a handshake, or none could be made. */
public final class HandshakeRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  HandshakeRefusedException(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** The HTTP status of the answer; 0 if there was none. */
  public int status() {
    return status;
  }
}
