package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.internal.control.ControlPolicies;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.AwsHandshakePolicy;
import dev.framegate.gateway.internal.edge.ConnectionLifetimes;
import dev.framegate.gateway.internal.edge.EdgePolicies;
import dev.framegate.gateway.internal.limits.Limits;
import dev.framegate.gateway.internal.management.ManagementOperation;
import dev.framegate.gateway.internal.management.PostToConnection;
import dev.framegate.gateway.internal.runtime.EventObserver;
import dev.framegate.gateway.internal.runtime.RuntimePolicies;
import dev.framegate.gateway.internal.throttle.ThrottlePolicy;
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
    return new GatewayPolicies(
        ControlPolicies.aws(),
        RuntimePolicies.aws(),
        EdgePolicies.aws(),
        DataPlaneDecorators.none(),
        ThrottlePolicy.aws(),
        UnaryOperator.identity());
  }

  /** The rules as AWS publishes them, with other figures. */
  public static GatewayPolicies of(Limits limits) {
    GatewayPolicies aws = aws();
    return aws.withControl(aws.control().withLimits(limits.control()))
        .withEdge(
            aws.edge()
                .withFrameLimits(limits.frames())
                .withHandshake(new AwsHandshakePolicy(limits.connectUrlCharacters()))
                .withManagement(
                    aws.edge()
                        .management()
                        .with(
                            ManagementOperation.POST_TO_CONNECTION,
                            right -> new PostToConnection(limits.frames().messageBytes())))
                .withLifetimes(
                    new ConnectionLifetimes(
                        limits.idle(), limits.duration(), aws.edge().lifetimes().activity())))
        .withThrottle(
            aws.throttle()
                .withRequests(limits.requests())
                .withConnections(limits.connections())
                .withControlPlane(limits.controlPlaneRates()));
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
