package dev.framegate.gateway.internal.deploy;

import java.util.Optional;

/** The stages and what they serve. Queried for every handshake and every message. */
public interface StageDirectory {
  boolean hasApi(String apiId);

  /** The stage as it is now: its snapshot and its live settings. */
  Optional<LiveStage> find(String apiId, String stageName);
}
