package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.expression.JsonText;

/** How a call of a function ended. */
public sealed interface FunctionResult {
  /** It returned; the payload is empty if the call was asynchronous. */
  record Returned(JsonText payload) implements FunctionResult {}

  /**
   * It threw, timed out or fell over.
   *
   * @param payload usually an object with {@code errorMessage} and {@code errorType}
   */
  record Raised(JsonText payload) implements FunctionResult {
    private static final int LOGGED = 500;

    /** The beginning of the payload, for the gateway's log. */
    public String brief() {
      String text = payload.text();
      return "the function failed: " + text.substring(0, Math.min(LOGGED, text.length()));
    }
  }

  /**
   * It never ran: there is none, it may not be called, or whoever runs functions is out of reach.
   *
   * @param detail for the gateway's log, never for a client
   */
  record NotInvoked(String detail) implements FunctionResult {}
}
