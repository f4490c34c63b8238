package dev.framegate.gateway.settings;

/** The outcome of a call of a function. */
public sealed interface FunctionResult {
  /**
   * The function returned.
   *
   * @param payload JSON in UTF-8; empty after an asynchronous call
   */
  record Returned(byte[] payload) implements FunctionResult {}

  /**
   * The function raised an error or timed out.
   *
   * @param payload usually a JSON object with {@code errorMessage} and {@code errorType}
   */
  record Raised(byte[] payload) implements FunctionResult {}

  /**
   * The function was not run: it does not exist, may not be called, or cannot be reached.
   *
   * @param detail for the gateway's log; clients do not receive it
   */
  record NotInvoked(String detail) implements FunctionResult {}
}
