package dev.framegate.gateway.internal.access;

import java.util.Set;

/** Which API keys are good. */
@FunctionalInterface
public interface ApiKeys {
  ApiKeys NONE = key -> false;

  static ApiKeys of(Set<String> keys) {
    return Set.copyOf(keys)::contains;
  }

  boolean accepts(String key);
}
