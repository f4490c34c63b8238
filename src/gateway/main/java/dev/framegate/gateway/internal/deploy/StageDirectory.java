package dev.framegate.gateway.internal.deploy;

import java.util.Optional;

/** What the data plane asks the control plane, for every handshake and every message. */
public interface StageDirectory {
  boolean hasApi(String apiId);

  /** The stage as it is now: its snapshot and its live settings. */
  Optional<LiveStage> find(String apiId, String stageName);
}
