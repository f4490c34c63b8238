package dev.framegate.gateway.internal.control;

/** Selects the rules beyond the service model that are enforced. */
@FunctionalInterface
public interface EnforcedRules {
  /** Every rule, as in AWS. */
  EnforcedRules ALL = rule -> true;

  boolean contains(ControlPlaneRule rule);
}
