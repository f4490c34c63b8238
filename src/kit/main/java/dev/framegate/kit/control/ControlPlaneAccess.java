package dev.framegate.kit.control;

import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.EvidenceHttpClient;

/** What the control-plane clients of one run share. */
public record ControlPlaneAccess(
    Target target,
    EvidenceHttpClient http,
    RunCreations creations,
    TargetAvailability availability) {}
