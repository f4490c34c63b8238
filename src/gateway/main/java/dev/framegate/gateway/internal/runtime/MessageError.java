package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.integration.IntegrationFailure;

/** The errors of messages, by AWS's names. */
public enum MessageError {
  /** No route for the selected key and no {@code $default} (MSG-020). */
  FORBIDDEN(403, "Forbidden"),
  /** The client is not authenticated (CON-024, CON-025). */
  UNAUTHORIZED(401, "Unauthorized"),
  /** The message was throttled; AWS does not document the text (MSG-024). */
  TOO_MANY_REQUESTS(429, "Too Many Requests"),
  /** A route's required parameter is missing from the upgrade request. */
  MISSING_PARAMETERS(400, "Missing required request parameters"),
  /** The integration failed (MSG-021). */
  INTERNAL_SERVER_ERROR(500, "Internal server error"),
  /** The integration took too long (MSG-022). */
  TIMED_OUT(504, "Endpoint request timed out"),
  /** The message does not match its model (MSG-023). */
  BAD_REQUEST_BODY(400, "Bad request body");

  private final int status;
  private final String message;

  MessageError(int status, String message) {
    this.status = status;
    this.message = message;
  }

  /** The error for a failure of an integration. */
  static MessageError of(IntegrationFailure failure) {
    return failure == IntegrationFailure.TIMED_OUT ? TIMED_OUT : INTERNAL_SERVER_ERROR;
  }

  /** The corresponding HTTP status. */
  public int status() {
    return status;
  }

  public String message() {
    return message;
  }
}
