package dev.framegate.kit.laws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.io.WellFormedText;
import java.util.Set;

/** Whether a service tells what it was given. */
final class Told {
  /** Members that the service changes by itself. */
  static final Set<String> VOLATILE =
      Set.of(
          "lastUpdatedDate",
          "deploymentStatus",
          "deploymentStatusMessage",
          "lastDeploymentStatusMessage",
          "apiGatewayManaged");

  private Told() {}

  /** Whether it is the same value; of an object, all that was given: a service may add to it. */
  static boolean as(JsonNode given, JsonNode told) {
    if (given.isNumber() && told.isNumber()) {
      return given.decimalValue().compareTo(told.decimalValue()) == 0;
    }
    if (given.isObject() && told.isObject()) {
      return given.properties().stream()
          .allMatch(member -> as(member.getValue(), told.path(member.getKey())));
    }
    if (given.isArray() && told.isArray() && given.size() == told.size()) {
      for (int i = 0; i < given.size(); i++) {
        if (!as(given.get(i), told.get(i))) {
          return false;
        }
      }
      return true;
    }
    return given.equals(told) || (isFalse(given) && told.isMissingNode());
  }

  /** A service may leave out what is not so. */
  private static boolean isFalse(JsonNode node) {
    return node.isBoolean() && !node.asBoolean();
  }

  static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "absent" : node.toString();
    return WellFormedText.shortened(text, 120, "...");
  }
}
