package dev.framegate.gateway;

import dev.framegate.gateway.control.ControlPolicies;
import dev.framegate.gateway.deploy.StageDirectory;
import dev.framegate.gateway.edge.EdgePolicies;
import dev.framegate.gateway.runtime.RuntimePolicies;
import java.util.function.UnaryOperator;

/**
 * Everything in which a gateway may be wrong. Replace one part, and the rest stays right.
 *
 * @param directory stands between the control plane and what the data plane sees of its stages
 */
public record GatewayPolicies(
    ControlPolicies control,
    RuntimePolicies runtime,
    EdgePolicies edge,
    UnaryOperator<StageDirectory> directory) {

  /** The rules as AWS publishes them. */
  public static GatewayPolicies aws() {
    return new GatewayPolicies(
        ControlPolicies.aws(), RuntimePolicies.aws(), EdgePolicies.aws(), UnaryOperator.identity());
  }

  public GatewayPolicies withControl(ControlPolicies other) {
    return new GatewayPolicies(other, runtime, edge, directory);
  }

  public GatewayPolicies withRuntime(RuntimePolicies other) {
    return new GatewayPolicies(control, other, edge, directory);
  }

  public GatewayPolicies withEdge(EdgePolicies other) {
    return new GatewayPolicies(control, runtime, other, directory);
  }

  public GatewayPolicies withDirectory(UnaryOperator<StageDirectory> other) {
    return new GatewayPolicies(control, runtime, edge, other);
  }
}
