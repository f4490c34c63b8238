package dev.framegate.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ModelViolation;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.ControlPlaneRule;
import dev.framegate.gateway.internal.control.DeploymentPolicy;
import dev.framegate.gateway.internal.control.EnforcedRules;
import dev.framegate.gateway.internal.control.InputPolicy;
import dev.framegate.gateway.internal.control.QuotaPolicy;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.control.UpdatePolicy;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.CloseCodePolicy;
import dev.framegate.gateway.internal.edge.ConnectionLifetimes;
import dev.framegate.gateway.internal.edge.FramePolicy;
import dev.framegate.gateway.internal.edge.HandshakePolicy;
import dev.framegate.gateway.internal.integration.Integration;
import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.internal.runtime.ConnectPolicy;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ContextPolicy;
import dev.framegate.gateway.internal.runtime.ReplyPolicy;
import dev.framegate.gateway.internal.signature.SignaturePolicy;
import dev.framegate.gateway.settings.Functions;
import dev.framegate.gateway.settings.Limit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Replaces parts of a gateway and leaves the rest as it is. */
final class PolicyReplacement {
  /** Changes what an update leaves of a resource. */
  @FunctionalInterface
  interface UpdateChange {
    ObjectNode of(ObjectNode before, ObjectNode request, ObjectNode right);
  }

  private PolicyReplacement() {}

  /** Replaces one part; {@code change} receives the right one. */
  static <T> UnaryOperator<Gateway.Builder> part(Class<T> type, UnaryOperator<T> change) {
    return gateway -> gateway.replace(type, change);
  }

  /** Replaces a part by one that does not build on the right one. */
  static <T> UnaryOperator<Gateway.Builder> instead(Class<T> type, T wrong) {
    return part(type, right -> wrong);
  }

  /** Several replacements at once. */
  @SafeVarargs
  static UnaryOperator<Gateway.Builder> all(UnaryOperator<Gateway.Builder>... changes) {
    return gateway -> {
      Gateway.Builder changed = gateway;
      for (UnaryOperator<Gateway.Builder> change : changes) {
        changed = change.apply(changed);
      }
      return changed;
    };
  }

  static UnaryOperator<Gateway.Builder> frames(FramePolicy policy) {
    return instead(FramePolicy.class, policy);
  }

  static UnaryOperator<Gateway.Builder> endings(CloseCodePolicy policy) {
    return instead(CloseCodePolicy.class, policy);
  }

  static UnaryOperator<Gateway.Builder> lifetimes(ConnectionLifetimes lifetimes) {
    return instead(ConnectionLifetimes.class, lifetimes);
  }

  static UnaryOperator<Gateway.Builder> handshake(HandshakePolicy policy) {
    return instead(HandshakePolicy.class, policy);
  }

  static UnaryOperator<Gateway.Builder> connect(ConnectPolicy policy) {
    return instead(ConnectPolicy.class, policy);
  }

  static UnaryOperator<Gateway.Builder> replies(ReplyPolicy policy) {
    return instead(ReplyPolicy.class, policy);
  }

  static UnaryOperator<Gateway.Builder> signatures(SignaturePolicy policy) {
    return instead(SignaturePolicy.class, policy);
  }

  static UnaryOperator<Gateway.Builder> directory(UnaryOperator<StageDirectory> change) {
    return part(StageDirectory.class, change);
  }

  static UnaryOperator<Gateway.Builder> access(UnaryOperator<AccessCheck> change) {
    return part(AccessCheck.class, change);
  }

  static UnaryOperator<Gateway.Builder> integrations(UnaryOperator<Integration> change) {
    return part(Integration.class, change);
  }

  static UnaryOperator<Gateway.Builder> functions(UnaryOperator<Functions> change) {
    return part(Functions.class, change);
  }

  static UnaryOperator<Gateway.Builder> messages(UnaryOperator<ConnectionHandler> change) {
    return part(ConnectionHandler.class, change);
  }

  /** Changes the context variables of every event. */
  static UnaryOperator<Gateway.Builder> context(Consumer<Map<String, Object>> change) {
    return instead(
        ContextPolicy.class,
        (connection, context) -> {
          change.accept(context);
          return context;
        });
  }

  static UnaryOperator<Gateway.Builder> deployments(DeploymentPolicy policy) {
    return instead(DeploymentPolicy.class, new TolerantDeployments(policy));
  }

  /** One rule of the control plane is not enforced. */
  static UnaryOperator<Gateway.Builder> without(ControlPlaneRule rule) {
    return all(
        part(EnforcedRules.class, right -> each -> each != rule && right.contains(each)),
        part(DeploymentPolicy.class, TolerantDeployments::new));
  }

  /** Another limit of the control plane. */
  static UnaryOperator<Gateway.Builder> limit(Limit wrong, long most) {
    return part(
        QuotaPolicy.class,
        right -> (limit, number) -> limit == wrong ? number <= most : right.permits(limit, number));
  }

  /** A limit that is practically not enforced. */
  static UnaryOperator<Gateway.Builder> unlimited(Limit limit) {
    return limit(limit, Long.MAX_VALUE);
  }

  static UnaryOperator<Gateway.Builder> input(UnaryOperator<InputPolicy> change) {
    return part(InputPolicy.class, change);
  }

  /** Does not validate a member of a kind of resource. */
  static UnaryOperator<Gateway.Builder> unchecked(ResourceKind wrong, String member) {
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

  /** Rejects values that the service model permits. */
  static UnaryOperator<Gateway.Builder> refusing(
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

  static UnaryOperator<Gateway.Builder> updates(ResourceKind wrong, UpdateChange update) {
    return part(
        UpdatePolicy.class,
        right ->
            (kind, before, request) -> {
              ObjectNode after = right.apply(kind, before, request);
              return kind == wrong ? update.of(before, request, after) : after;
            });
  }

  /** Ignores updates of some members. */
  static UnaryOperator<Gateway.Builder> updatesIgnore(ResourceKind wrong, String... members) {
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
