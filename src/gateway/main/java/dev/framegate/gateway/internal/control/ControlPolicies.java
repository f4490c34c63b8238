package dev.framegate.gateway.internal.control;

import dev.framegate.gateway.internal.http.Exchange;
import java.util.EnumSet;
import java.util.Set;

/**
 * Everything about which a control plane can be right or wrong.
 *
 * @param exchange stands around every operation
 * @param input holds requests against the service model
 * @param checks the rules beyond the service model that are enforced
 * @param updates what an update leaves
 * @param deployments what stages serve
 * @param ids where ids come from
 */
public record ControlPolicies(
    ControlLimits limits,
    Exchange exchange,
    InputPolicy input,
    Set<ControlCheck> checks,
    UpdatePolicy updates,
    DeploymentPolicy deployments,
    IdSource ids) {

  public ControlPolicies {
    checks = Set.copyOf(checks);
  }

  public static ControlPolicies aws() {
    return new ControlPolicies(
        ControlLimits.aws(),
        Exchange.FAITHFUL,
        InputPolicy.aws(),
        EnumSet.allOf(ControlCheck.class),
        UpdatePolicy.aws(),
        DeploymentPolicy.AWS,
        IdSource.random());
  }

  public ControlPolicies withLimits(ControlLimits other) {
    return new ControlPolicies(other, exchange, input, checks, updates, deployments, ids);
  }

  public ControlPolicies withExchange(Exchange other) {
    return new ControlPolicies(limits, other, input, checks, updates, deployments, ids);
  }

  public ControlPolicies withInput(InputPolicy other) {
    return new ControlPolicies(limits, exchange, other, checks, updates, deployments, ids);
  }

  /** Leaves one rule out. */
  public ControlPolicies without(ControlCheck check) {
    Set<ControlCheck> fewer = EnumSet.noneOf(ControlCheck.class);
    fewer.addAll(checks);
    fewer.remove(check);
    return new ControlPolicies(limits, exchange, input, fewer, updates, deployments, ids);
  }

  public ControlPolicies withUpdates(UpdatePolicy other) {
    return new ControlPolicies(limits, exchange, input, checks, other, deployments, ids);
  }

  public ControlPolicies withDeployments(DeploymentPolicy other) {
    return new ControlPolicies(limits, exchange, input, checks, updates, other, ids);
  }

  public ControlPolicies withIds(IdSource other) {
    return new ControlPolicies(limits, exchange, input, checks, updates, deployments, other);
  }
}
