package dev.framegate.kit.targets.endpoint;

import java.net.URI;
import java.util.Optional;

/** Where a stage is that no template describes. */
@FunctionalInterface
public interface StageLookup {
  /** Every stage is where the templates of the declaration say. */
  StageLookup BY_TEMPLATE = (apiId, stage) -> Optional.empty();

  /**
   * The addresses of a stage.
   *
   * @param management base address of its callbacks; empty where it has none
   */
  record StageAddress(URI dataPlane, Optional<URI> management) {}

  /**
   * The addresses of a stage; empty where the templates say them.
   *
   * @throws dev.framegate.kit.targets.TargetUnavailableException where they cannot be found out
   */
  Optional<StageAddress> of(String apiId, String stage);
}
