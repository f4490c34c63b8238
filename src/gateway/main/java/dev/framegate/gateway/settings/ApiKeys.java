package dev.framegate.gateway.settings;

import java.nio.file.Path;
import java.util.Set;

/** The API keys that open a {@code $connect} route which requires one. */
@FunctionalInterface
public interface ApiKeys {
  /** No keys. */
  ApiKeys NONE = key -> false;

  static ApiKeys of(Set<String> keys) {
    return Set.copyOf(keys)::contains;
  }

  /**
   * Reads a file of YAML or JSON that maps names to keys.
   *
   * @throws dev.framegate.settings.SettingsException if the file cannot be read, contains no key,
   *     or holds a value that cannot be a key
   */
  static ApiKeys read(Path file) {
    return ApiKeyFile.read(file);
  }

  /** Whether a key is valid. */
  boolean accepts(String key);
}
