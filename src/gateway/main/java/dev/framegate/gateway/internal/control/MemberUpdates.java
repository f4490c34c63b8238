package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.contract.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What AWS does with values that it does not store as they are, by kind of resource and member. */
final class MemberUpdates {
  /** Members that an empty text removes: API-067 to API-070, STG-047. */
  private static final Map<ResourceKind, Set<String>> CLEARED =
      Map.of(
          ResourceKind.API,
          Set.of("description", "version"),
          ResourceKind.ROUTE,
          Set.of(
              "operationName",
              "routeResponseSelectionExpression",
              "modelSelectionExpression",
              "authorizerId"),
          ResourceKind.INTEGRATION,
          Set.of("description", "credentialsArn", "templateSelectionExpression"),
          ResourceKind.INTEGRATION_RESPONSE,
          Set.of("templateSelectionExpression"),
          ResourceKind.DEPLOYMENT,
          Set.of("description"),
          ResourceKind.MODEL,
          Set.of("description"),
          ResourceKind.AUTHORIZER,
          Set.of("authorizerCredentialsArn"),
          ResourceKind.STAGE,
          Set.of("clientCertificateId"));

  private MemberUpdates() {}

  static boolean removes(ResourceKind kind, String member, JsonNode value) {
    return isEmptyText(value)
        ? CLEARED.getOrDefault(kind, Set.of()).contains(member)
        : kind == ResourceKind.AUTHORIZER
            && member.equals("identitySource")
            && value.isArray()
            && value.isEmpty();
  }

  /** A stage's description cannot be cleared (STG-046); no WebSocket API has TLS settings. */
  static boolean ignores(ResourceKind kind, String member, JsonNode value) {
    return switch (kind) {
      case STAGE -> member.equals("description") && isEmptyText(value);
      case INTEGRATION -> member.equals("tlsConfig");
      default -> false;
    };
  }

  private static boolean isEmptyText(JsonNode value) {
    return value.isTextual() && value.textValue().isEmpty();
  }

  /** The members of an operation without what asks for removal, whose length does not matter. */
  static ObjectNode withoutRemovals(Operation operation, ObjectNode members) {
    Optional<ResourceKind> updated =
        Arrays.stream(ResourceKind.values())
            .filter(kind -> ResourceAction.UPDATE.operation(kind).equals(operation.name()))
            .findFirst();
    if (updated.isEmpty()) {
      return members;
    }
    ResourceKind kind = updated.get();
    ObjectNode kept = members.deepCopy();
    kept.properties().removeIf(e -> removes(kind, e.getKey(), e.getValue()));
    for (String merged : kind.merged()) {
      Member member = operation.input().members().get(merged);
      if (member != null
          && member.shape() instanceof Shape.MapShape
          && kept.path(merged) instanceof ObjectNode table) {
        table.removeIf(MemberUpdates::isEmptyText);
      }
    }
    return kept;
  }
}
