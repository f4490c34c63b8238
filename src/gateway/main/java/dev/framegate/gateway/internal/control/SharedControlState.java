package dev.framegate.gateway.internal.control;

import java.util.function.Predicate;

/**
 * What the control planes of a gateway have in common.
 *
 * @param live what the stages serve
 * @param locks of writes
 * @param taken whether the id or name of a new resource is in use, by whatever account
 */
record SharedControlState(LiveStages live, ApiLocks locks, Predicate<ResourceKey> taken) {
  /** Of a control plane that is alone. */
  static SharedControlState alone() {
    return new SharedControlState(new LiveStages(), new ApiLocks(), key -> false);
  }
}
