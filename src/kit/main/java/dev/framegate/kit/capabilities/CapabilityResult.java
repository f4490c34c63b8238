package dev.framegate.kit.capabilities;

import dev.framegate.kit.targets.Capability;

/**
 * What became of looking for one capability.
 *
 * @param summary what was tried and what came back, in one line
 */
public record CapabilityResult(Capability capability, boolean found, String summary) {
  static CapabilityResult found(Capability capability, String tells) {
    return new CapabilityResult(capability, true, tells);
  }

  static CapabilityResult missing(Capability capability, String tells) {
    return new CapabilityResult(capability, false, tells);
  }

  @Override
  public String toString() {
    return "%s: %s. %s".formatted(capability.label(), found ? "found" : "not found", summary);
  }
}
