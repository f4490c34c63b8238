package dev.framegate.gateway.internal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names of a policy's members. */
final class PolicyMembers {
  private PolicyMembers() {}

  /**
   * @throws InvalidPolicyException if this is no object, or has a member of another name
   */
  static void require(String what, JsonNode object, Set<String> names)
      throws InvalidPolicyException {
    if (!object.isObject()) {
      throw new InvalidPolicyException(
          "%s: expected an object, but found %s".formatted(what, object));
    }
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!names.contains(member.getKey())) {
        throw new InvalidPolicyException(
            "%s: expected no member but %s, found \"%s\""
                .formatted(what, new TreeSet<>(names), member.getKey()));
      }
    }
  }
}
