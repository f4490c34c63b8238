package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.BoundedPattern;
import dev.framegate.gateway.internal.event.BoundedPattern.TooManyStepsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An integration response: it renders responses of the backend that match its key.
 *
 * @param key {@code $default}, or a regular expression between slashes
 * @param pattern null for {@code $default}
 * @param headers added to the response
 * @param encodesBase64 whether the response's bytes are encoded in Base64 first ({@code
 *     contentHandlingStrategy: CONVERT_TO_TEXT})
 */
public record IntegrationResponse(
    String key,
    @Nullable BoundedPattern pattern,
    TemplateSet templates,
    List<ResponseParameter> headers,
    boolean encodesBase64) {

  public boolean isDefault() {
    return pattern == null;
  }

  /** Whether the regular expression matches; one that exceeds its budget does not. */
  boolean matches(String selected, BoundedPattern.Budget budget) {
    try {
      return pattern != null && pattern.matches(selected, budget);
    } catch (TooManyStepsException e) {
      return false;
    }
  }
}
