package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.settings.FunctionResult;
import java.nio.charset.StandardCharsets;

/** Texts about functions that raised an error, for the gateway's log. */
public final class FunctionErrors {
  private static final int LOGGED_CHARACTERS = 500;

  private FunctionErrors() {}

  /** The beginning of the error's payload. */
  public static String describe(FunctionResult.Raised raised) {
    String text = new String(raised.payload(), StandardCharsets.UTF_8);
    return "the function failed: " + text.substring(0, Math.min(LOGGED_CHARACTERS, text.length()));
  }
}
