package dev.framegate.gateway.internal.control;

import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.settings.Limits;

/**
 * The decisions of the control plane.
 *
 * @param input compares requests with the service model
 * @param rules the rules beyond the service model that are enforced
 * @param quotas compares numbers with the limits
 * @param updates what an update changes
 * @param deployments what stages serve
 */
public record ControlPolicies(
    Limits limits,
    InputPolicy input,
    EnforcedRules rules,
    QuotaPolicy quotas,
    UpdatePolicy updates,
    DeploymentPolicy deployments,
    IdGenerator ids) {

  /** AWS's, with the default limits. */
  static ControlPolicies aws() {
    return of(Limits.aws(), PartReplacements.NONE);
  }

  public static ControlPolicies of(Limits limits, PartReplacements parts) {
    return new ControlPolicies(
        limits,
        parts.replace(InputPolicy.class, InputPolicy.aws()),
        parts.replace(EnforcedRules.class, EnforcedRules.ALL),
        parts.replace(QuotaPolicy.class, QuotaPolicy.of(limits)),
        parts.replace(UpdatePolicy.class, UpdatePolicy.aws()),
        parts.replace(DeploymentPolicy.class, DeploymentPolicy.AWS),
        parts.replace(IdGenerator.class, IdGenerator.random()));
  }
}
