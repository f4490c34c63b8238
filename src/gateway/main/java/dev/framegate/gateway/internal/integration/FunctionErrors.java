package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.settings.FunctionResult;
import java.nio.charset.StandardCharsets;

/** Texts about functions that raised an error, for the gateway's log. */
public final class FunctionErrors {
  private FunctionErrors() {}

  /** The beginning of the error's payload. */
  public static String describe(FunctionResult.Raised raised) {
    String text = new String(raised.payload(), StandardCharsets.UTF_8);
    return "the function failed: "
        + text.substring(0, Math.min(ServerBounds.QUOTED_CHARACTERS, text.length()));
  }
}
