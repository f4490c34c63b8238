package dev.framegate.kit.targets;

import dev.framegate.kit.rules.Deviation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /**
   * Refuses a key that its adapter does not understand: a misspelt one would go unnoticed.
   *
   * @param legal the adapter's own keys; {@code headers.*} stands for a map
   * @throws DeclarationException with every legal key
   */
  public void requireKnown(Set<String> legal) {
    for (String key : settings.keySet()) {
      if (!legal.contains(key) && !legal.contains(key.replaceFirst("\\..*", ".*"))) {
        throw new DeclarationException(
            "Target '%s': the adapter '%s' knows no '%s'. Legal keys: %s."
                .formatted(
                    name,
                    adapter,
                    key,
                    Stream.concat(
                            Stream.of("name", "adapter", "capabilities", "deviations"),
                            legal.stream().sorted())
                        .collect(Collectors.joining(", "))));
      }
    }
  }

  /** The same target with other known deviations. */
  public Declaration withDeviations(List<Deviation> others) {
    return new Declaration(name, adapter, settings, capabilities, others);
  }
}
