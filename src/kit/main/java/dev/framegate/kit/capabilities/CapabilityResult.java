package dev.framegate.kit.capabilities;

import dev.framegate.kit.targets.Capability;

/**
 * The result of the search for one capability.
 *
 * @param summary what was tried and what was answered, in one line
 */
public record CapabilityResult(Capability capability, boolean found, String summary) {
  static CapabilityResult found(Capability capability, String summary) {
    return new CapabilityResult(capability, true, summary);
  }

  static CapabilityResult missing(Capability capability, String summary) {
    return new CapabilityResult(capability, false, summary);
  }

  @Override
  public String toString() {
    return "%s: %s. %s".formatted(capability.label(), found ? "found" : "not found", summary);
  }
}
