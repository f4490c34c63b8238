package dev.framegate.gateway.internal.control;

import java.util.Map;
import java.util.Optional;

/** Finds the stages that custom domain names are mapped to. Does not block. */
@FunctionalInterface
public interface ApiMappings {

  /** The stage that a mapping names; it may have been deleted since. */
  record MappedStage(String apiId, String stageName) {}

  /**
   * The mappings of the custom domain name, or of the wildcard above it, that covers a host; by
   * their decoded keys without a leading slash, empty for none.
   *
   * @param host lower-case name without port
   * @return empty if no custom domain name covers the host
   */
  Optional<Map<String, MappedStage>> of(String host);
}
