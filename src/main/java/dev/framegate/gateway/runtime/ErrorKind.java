package dev.framegate.gateway.runtime;

/** What can go wrong with a message, and what AWS calls it. */
public enum ErrorKind {
  /** No route for the selected key and no {@code $default} (MSG-020). */
  FORBIDDEN("Forbidden"),
  /** The client did not say who it is, or is nobody (CON-024, CON-025). */
  UNAUTHORIZED("Unauthorized"),
  /** The message came too soon; what AWS sends is not documented (MSG-024). */
  TOO_MANY_REQUESTS("Too Many Requests"),
  /** A route's required parameter is missing from the upgrade request. */
  MISSING_PARAMETERS("Missing required request parameters"),
  /** The integration failed (MSG-021). */
  INTERNAL_SERVER_ERROR("Internal server error"),
  /** The integration took too long (MSG-022). */
  TIMED_OUT("Endpoint request timed out"),
  /** The message does not fit its model (MSG-023). */
  BAD_REQUEST_BODY("Bad request body");

  private final String message;

  ErrorKind(String message) {
    this.message = message;
  }

  public String message() {
    return message;
  }
}
