package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.internal.control.ControlPolicies;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.EdgePolicies;
import dev.framegate.gateway.internal.runtime.EventObserver;
import dev.framegate.gateway.internal.runtime.RuntimePolicies;
import dev.framegate.gateway.internal.throttle.ThrottlePolicy;
import dev.framegate.gateway.settings.Limits;
import java.util.function.UnaryOperator;

/**
 * Everything in which a gateway may be wrong. Replace one part, and the rest stays right.
 *
 * @param around what stands around the parts of the data plane
 * @param throttle how much may pass in a time
 * @param observer stands between what happens and who is told of it
 */
public record GatewayPolicies(
    ControlPolicies control,
    RuntimePolicies runtime,
    EdgePolicies edge,
    DataPlaneDecorators around,
    ThrottlePolicy throttle,
    UnaryOperator<EventObserver> observer) {

  /** The rules as AWS publishes them. */
  public static GatewayPolicies aws() {
    return of(Limits.aws());
  }

  /** The rules as AWS publishes them, with other limits. */
  public static GatewayPolicies of(Limits limits) {
    return new GatewayPolicies(
        ControlPolicies.of(limits),
        RuntimePolicies.aws(),
        EdgePolicies.of(limits),
        DataPlaneDecorators.none(),
        ThrottlePolicy.of(limits),
        UnaryOperator.identity());
  }

  public GatewayPolicies withControl(ControlPolicies other) {
    return new GatewayPolicies(other, runtime, edge, around, throttle, observer);
  }

  public GatewayPolicies withRuntime(RuntimePolicies other) {
    return new GatewayPolicies(control, other, edge, around, throttle, observer);
  }

  public GatewayPolicies withEdge(EdgePolicies other) {
    return new GatewayPolicies(control, runtime, other, around, throttle, observer);
  }

  public GatewayPolicies withAround(DataPlaneDecorators other) {
    return new GatewayPolicies(control, runtime, edge, other, throttle, observer);
  }

  /** Stands between the control plane and what the data plane sees of its stages. */
  public GatewayPolicies withDirectory(UnaryOperator<StageDirectory> other) {
    return withAround(around.withDirectory(other));
  }

  public GatewayPolicies withThrottle(ThrottlePolicy other) {
    return new GatewayPolicies(control, runtime, edge, around, other, observer);
  }

  public GatewayPolicies withObserver(UnaryOperator<EventObserver> other) {
    return new GatewayPolicies(control, runtime, edge, around, throttle, other);
  }
}
