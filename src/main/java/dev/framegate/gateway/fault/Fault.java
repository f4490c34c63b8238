package dev.framegate.gateway.fault;

import dev.framegate.gateway.GatewayPolicies;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One named way of being wrong.
 *
 * @param name such as {@code frame-limit-128k}
 * @param meaning what such a gateway does, in a sentence
 * @param breaks ids of the rules that see it, and no others do
 * @param change replaces the policy that it is about
 */
public record Fault(
    String name, String meaning, Set<String> breaks, UnaryOperator<GatewayPolicies> change) {

  /** The right gateway's policies, with this one thing wrong. */
  public GatewayPolicies applied() {
    return change.apply(GatewayPolicies.aws());
  }
}
