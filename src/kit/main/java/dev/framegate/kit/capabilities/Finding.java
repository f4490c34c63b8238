package dev.framegate.kit.capabilities;

import dev.framegate.kit.targets.Capability;

/**
 * What became of looking for one capability.
 *
 * @param tells what was tried and what came back, in one line
 */
public record Finding(Capability capability, boolean found, String tells) {
  static Finding found(Capability capability, String tells) {
    return new Finding(capability, true, tells);
  }

  static Finding missing(Capability capability, String tells) {
    return new Finding(capability, false, tells);
  }

  @Override
  public String toString() {
    return "%s: %s. %s".formatted(capability.label(), found ? "found" : "not found", tells);
  }
}
