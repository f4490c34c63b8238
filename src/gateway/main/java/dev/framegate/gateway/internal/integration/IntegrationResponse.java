package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.BoundedPattern;
import dev.framegate.gateway.internal.event.BoundedPattern.TooManyStepsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of answer is turned into text for the client.
 *
 * @param key {@code $default}, or a regular expression between slashes
 * @param pattern null for {@code $default}
 * @param headers what the answer gets besides the headers that it has
 * @param encodesBase64 whether the answer's bytes are turned into Base64 first ({@code
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

  /** Whether the regular expression matches; one that takes too long does not. */
  boolean matches(String selected, BoundedPattern.Budget budget) {
    try {
      return pattern != null && pattern.matches(selected, budget);
    } catch (TooManyStepsException e) {
      return false;
    }
  }
}
