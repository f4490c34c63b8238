package dev.framegate.gateway;

import dev.framegate.gateway.control.ControlPolicies;
import dev.framegate.gateway.deploy.StageDirectory;
import dev.framegate.gateway.edge.EdgePolicies;
import dev.framegate.gateway.runtime.Gate;
import dev.framegate.gateway.runtime.RuntimePolicies;
import java.util.function.UnaryOperator;

/**
 * Everything in which a gateway may be wrong. Replace one part, and the rest stays right.
 *
 * @param directory stands between the control plane and what the data plane sees of its stages
 * @param gate stands around whoever decides which clients may connect
 */
public record GatewayPolicies(
    ControlPolicies control,
    RuntimePolicies runtime,
    EdgePolicies edge,
    UnaryOperator<StageDirectory> directory,
    UnaryOperator<Gate> gate) {

  /** The rules as AWS publishes them. */
  public static GatewayPolicies aws() {
    return new GatewayPolicies(
        ControlPolicies.aws(),
        RuntimePolicies.aws(),
        EdgePolicies.aws(),
        UnaryOperator.identity(),
        UnaryOperator.identity());
  }

  public GatewayPolicies withControl(ControlPolicies other) {
    return new GatewayPolicies(other, runtime, edge, directory, gate);
  }

  public GatewayPolicies withRuntime(RuntimePolicies other) {
    return new GatewayPolicies(control, other, edge, directory, gate);
  }

  public GatewayPolicies withEdge(EdgePolicies other) {
    return new GatewayPolicies(control, runtime, other, directory, gate);
  }

  public GatewayPolicies withDirectory(UnaryOperator<StageDirectory> other) {
    return new GatewayPolicies(control, runtime, edge, other, gate);
  }

  public GatewayPolicies withGate(UnaryOperator<Gate> other) {
    return new GatewayPolicies(control, runtime, edge, directory, other);
  }
}
