package dev.framegate.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ModelViolation;
import dev.framegate.gateway.internal.assembly.GatewayPolicies;
import dev.framegate.gateway.internal.control.ControlPlaneRule;
import dev.framegate.gateway.internal.control.DeploymentPolicy;
import dev.framegate.gateway.internal.control.InputPolicy;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.control.UpdatePolicy;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.CloseCodePolicy;
import dev.framegate.gateway.internal.edge.ConnectionLifetimes;
import dev.framegate.gateway.internal.edge.EdgePolicies;
import dev.framegate.gateway.internal.edge.FramePolicy;
import dev.framegate.gateway.internal.edge.HandshakePolicy;
import dev.framegate.gateway.internal.integration.Integration;
import dev.framegate.gateway.internal.management.ManagementPolicy;
import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.internal.runtime.ConnectPolicy;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ReplyPolicy;
import dev.framegate.gateway.internal.runtime.RuntimePolicies;
import dev.framegate.gateway.internal.signature.SignatureExemption;
import dev.framegate.gateway.settings.Functions;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Puts one policy in the place of another, and leaves the rest. */
final class PolicyReplacement {
  /** What becomes of a resource in an update. */
  @FunctionalInterface
  interface UpdateChange {
    ObjectNode of(ObjectNode before, ObjectNode request, ObjectNode right);
  }

  private PolicyReplacement() {}

  /** Several at once. */
  @SafeVarargs
  static UnaryOperator<GatewayPolicies> all(UnaryOperator<GatewayPolicies>... changes) {
    return right -> {
      GatewayPolicies wrong = right;
      for (UnaryOperator<GatewayPolicies> change : changes) {
        wrong = change.apply(wrong);
      }
      return wrong;
    };
  }

  static UnaryOperator<GatewayPolicies> edge(UnaryOperator<EdgePolicies> change) {
    return right -> right.withEdge(change.apply(right.edge()));
  }

  static UnaryOperator<GatewayPolicies> frames(FramePolicy policy) {
    return edge(right -> right.withFrames(policy));
  }

  static UnaryOperator<GatewayPolicies> endings(CloseCodePolicy policy) {
    return edge(right -> right.withEndings(policy));
  }

  static UnaryOperator<GatewayPolicies> lifetimes(ConnectionLifetimes lifetimes) {
    return edge(right -> right.withLifetimes(lifetimes));
  }

  static UnaryOperator<GatewayPolicies> handshake(HandshakePolicy policy) {
    return edge(right -> right.withHandshake(policy));
  }

  static UnaryOperator<GatewayPolicies> management(UnaryOperator<ManagementPolicy> change) {
    return edge(right -> right.withManagement(change.apply(right.management())));
  }

  static UnaryOperator<GatewayPolicies> runtime(UnaryOperator<RuntimePolicies> change) {
    return right -> right.withRuntime(change.apply(right.runtime()));
  }

  static UnaryOperator<GatewayPolicies> directory(UnaryOperator<StageDirectory> change) {
    return right -> right.withDirectory(change);
  }

  static UnaryOperator<GatewayPolicies> gate(UnaryOperator<AccessCheck> change) {
    return right -> right.withAround(right.around().withGate(change));
  }

  static UnaryOperator<GatewayPolicies> integrations(UnaryOperator<Integration> change) {
    return right ->
        right.withAround(
            right.around().withIntegrations(integrations -> integrations.around(change)));
  }

  static UnaryOperator<GatewayPolicies> functions(UnaryOperator<Functions> change) {
    return right -> right.withAround(right.around().withFunctions(change));
  }

  static UnaryOperator<GatewayPolicies> messages(UnaryOperator<ConnectionHandler> change) {
    return right -> right.withAround(right.around().withMessages(change));
  }

  static UnaryOperator<GatewayPolicies> waiver(SignatureExemption policy) {
    return right -> right.withAround(right.around().withWaiver(policy));
  }

  static UnaryOperator<GatewayPolicies> connect(ConnectPolicy policy) {
    return runtime(right -> right.withConnect(policy));
  }

  static UnaryOperator<GatewayPolicies> replies(ReplyPolicy policy) {
    return runtime(right -> right.withReplies(policy));
  }

  static UnaryOperator<GatewayPolicies> deployments(DeploymentPolicy policy) {
    return right -> right.withControl(right.control().withDeployments(policy));
  }

  static UnaryOperator<GatewayPolicies> without(ControlPlaneRule check) {
    return right -> right.withControl(right.control().without(check));
  }

  static UnaryOperator<GatewayPolicies> limits(UnaryOperator<Limits> change) {
    return right ->
        right.withControl(right.control().withLimits(change.apply(right.control().limits())));
  }

  /** A limit that is in effect not there. */
  static UnaryOperator<GatewayPolicies> unlimited(Limit limit) {
    return limits(right -> right.with(limit, limit.greatest()));
  }

  static UnaryOperator<GatewayPolicies> input(UnaryOperator<InputPolicy> change) {
    return right ->
        right.withControl(right.control().withInput(change.apply(right.control().input())));
  }

  /** A member of a kind of resource is not held against the service model. */
  static UnaryOperator<GatewayPolicies> unchecked(ResourceKind wrong, String member) {
    return input(
        right ->
            (operation, members) ->
                right.check(operation, members).stream()
                    .filter(
                        problem ->
                            !operation.name().endsWith(wrong.singular())
                                || !problem.path().startsWith(member))
                    .toList());
  }

  /** More is refused than the service model refuses. */
  static UnaryOperator<GatewayPolicies> refusing(
      ResourceKind wrong, String member, Predicate<JsonNode> unwanted) {
    return input(
        right ->
            (operation, members) ->
                operation.name().endsWith(wrong.singular())
                        && members.has(member)
                        && unwanted.test(members.get(member))
                    ? List.of(new ModelViolation(member, "is not taken"))
                    : right.check(operation, members));
  }

  static UnaryOperator<GatewayPolicies> updates(ResourceKind wrong, UpdateChange update) {
    return right -> {
      UpdatePolicy inner = right.control().updates();
      return right.withControl(
          right
              .control()
              .withUpdates(
                  (kind, before, request) -> {
                    ObjectNode after = inner.apply(kind, before, request);
                    return kind == wrong ? update.of(before, request, after) : after;
                  }));
    };
  }

  /** Updates of some members leave them as they were. */
  static UnaryOperator<GatewayPolicies> updatesIgnore(ResourceKind wrong, String... members) {
    return updates(
        wrong,
        (before, request, right) -> {
          for (String member : members) {
            right.remove(member);
            if (before.has(member)) {
              right.set(member, before.get(member));
            }
          }
          return right;
        });
  }
}
