package dev.framegate.gateway.internal.control;

import dev.framegate.gateway.internal.http.RequestInterceptor;
import dev.framegate.gateway.settings.Limits;
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
    Limits limits,
    RequestInterceptor exchange,
    InputPolicy input,
    Set<ControlPlaneRule> checks,
    UpdatePolicy updates,
    DeploymentPolicy deployments,
    IdGenerator ids) {

  public ControlPolicies {
    checks = Set.copyOf(checks);
  }

  public static ControlPolicies aws() {
    return of(Limits.aws());
  }

  public static ControlPolicies of(Limits limits) {
    return new ControlPolicies(
        limits,
        RequestInterceptor.FAITHFUL,
        InputPolicy.aws(),
        EnumSet.allOf(ControlPlaneRule.class),
        UpdatePolicy.aws(),
        DeploymentPolicy.AWS,
        IdGenerator.random());
  }

  public ControlPolicies withLimits(Limits other) {
    return new ControlPolicies(other, exchange, input, checks, updates, deployments, ids);
  }

  public ControlPolicies withExchange(RequestInterceptor other) {
    return new ControlPolicies(limits, other, input, checks, updates, deployments, ids);
  }

  public ControlPolicies withInput(InputPolicy other) {
    return new ControlPolicies(limits, exchange, other, checks, updates, deployments, ids);
  }

  /** Leaves one rule out. */
  public ControlPolicies without(ControlPlaneRule check) {
    Set<ControlPlaneRule> fewer = EnumSet.noneOf(ControlPlaneRule.class);
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

  public ControlPolicies withIds(IdGenerator other) {
    return new ControlPolicies(limits, exchange, input, checks, updates, deployments, other);
  }
}
