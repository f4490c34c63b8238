package dev.framegate.kit.targets;

import dev.framegate.kit.rules.Deviation;
import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A target as its file describes it: how it is reached, what it offers, and which rules it is known
 * to break.
 *
 * @param settings all keys; those of a map are joined by dots, such as {@code ready.url}
 */
public record Declaration(
    String name,
    String adapter,
    Section settings,
    Set<Capability> capabilities,
    List<Deviation> deviations) {
  /** The keys that every adapter accepts. */
  static final List<String> GENERAL_KEYS = List.of("name", "adapter", "capabilities", "deviations");

  /** A declaration that was not read from a file. */
  public Declaration(
      String name,
      String adapter,
      Map<String, String> settings,
      Set<Capability> capabilities,
      List<Deviation> deviations) {
    this(
        name,
        adapter,
        Section.of("target '%s'".formatted(name), settings),
        capabilities,
        deviations);
  }

  /** A key's value, as it is written. */
  public Optional<String> setting(String key) {
    return settings.text(key).optional();
  }

  /** The keys of the adapter with their values, as they are written. */
  public Map<String, String> adapterSettings() {
    return settings.without(Set.copyOf(GENERAL_KEYS)).texts();
  }

  /**
   * @throws SettingsException where the key is missing
   */
  public String required(String key, String example) {
    return settings.text(key).required(example);
  }

  /**
   * Rejects a key that the adapter does not know: a misspelt one would have no effect.
   *
   * @param valid the adapter's own keys; {@code headers.*} stands for those of a map
   * @throws SettingsException with the nearest and all valid keys
   */
  public void requireKnown(Collection<String> valid) {
    settings.requireKnown(Stream.concat(GENERAL_KEYS.stream(), valid.stream().sorted()).toList());
  }

  /** An error at a key, with the place where it is written. */
  public SettingsException error(String key, String message) {
    return settings.error(key, message);
  }

  /** The same target with other known deviations. */
  public Declaration withDeviations(List<Deviation> others) {
    return new Declaration(name, adapter, settings, capabilities, others);
  }
}
