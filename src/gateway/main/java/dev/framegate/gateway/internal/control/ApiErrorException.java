package dev.framegate.gateway.internal.control;

import dev.framegate.contract.ApiError;

/** Ends an operation with an error for the client. Thrown before the first write. */
public final class ApiErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ApiError error;

  public ApiErrorException(ApiError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  ApiError error() {
    return error;
  }
}
