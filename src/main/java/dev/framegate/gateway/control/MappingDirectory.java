package dev.framegate.gateway.control;

import java.util.Optional;

/** Where requests to custom domain names lead. */
public interface MappingDirectory {

  /** The stage that a mapping names; it may have been deleted since. */
  record MappedStage(String apiId, String stageName) {}

  /** Whether a custom domain name, or a wildcard above it, covers a host. */
  boolean covers(String host);

  /**
   * @param host lower-case name without port
   * @param mappingKey decoded path without its leading slash, empty for none
   */
  Optional<MappedStage> find(String host, String mappingKey);
}
