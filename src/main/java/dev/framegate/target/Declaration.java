package dev.framegate.target;

import dev.framegate.rules.Deviation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A target's file: how it is reached, what it offers, what it is known to break.
 *
 * @param settings the adapter's own keys, such as {@code control-plane}
 */
public record Declaration(
    String name,
    String adapter,
    Map<String, String> settings,
    Set<Capability> capabilities,
    List<Deviation> deviations) {

  public Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key));
  }

  /**
   * @throws DeclarationException where the key is missing
   */
  public String required(String key, String example) {
    return setting(key)
        .orElseThrow(
            () ->
                new DeclarationException(
                    "Target '%s': the adapter '%s' needs '%s', for example '%s: %s'."
                        .formatted(name, adapter, key, key, example)));
  }

  /** The same target with other known deviations. */
  public Declaration withDeviations(List<Deviation> others) {
    return new Declaration(name, adapter, settings, capabilities, others);
  }
}
