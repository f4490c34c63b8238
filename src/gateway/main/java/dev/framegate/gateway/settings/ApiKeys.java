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
   * @throws CredentialsException if the file cannot be read or contains no key
   */
  static ApiKeys read(Path file) {
    return ApiKeyFile.read(file);
  }

  /** Whether a key is valid. */
  boolean accepts(String key);
}
