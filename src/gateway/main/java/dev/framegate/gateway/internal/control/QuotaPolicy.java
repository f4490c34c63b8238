package dev.framegate.gateway.internal.control;

import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;

/** Compares the numbers of a change with the limits of an account. */
@FunctionalInterface
public interface QuotaPolicy {
  /** Whether there may be so many, or so much, of what a limit is about. */
  boolean permits(Limit limit, long number);

  /** As AWS does. */
  static QuotaPolicy of(Limits limits) {
    return (limit, number) -> number <= limits.count(limit);
  }
}
