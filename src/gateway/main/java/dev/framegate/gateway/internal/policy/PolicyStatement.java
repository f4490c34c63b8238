package dev.framegate.gateway.internal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One statement of a policy.
 *
 * @param conditional whether it has a condition; conditions are not evaluated, so that one never
 *     allows and always denies
 */
record PolicyStatement(Effect effect, Terms actions, Terms resources, boolean conditional) {
  private static final Set<String> MEMBERS =
      Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition");

  enum Effect {
    ALLOW,
    DENY
  }

  /**
   * Patterns, any of which matches.
   *
   * @param inverted {@code NotAction} or {@code NotResource}
   */
  record Terms(List<String> patterns, boolean inverted) {
    boolean match(String text) {
      return patterns.stream().anyMatch(pattern -> WildcardPattern.matches(pattern, text))
          != inverted;
    }
  }

  static PolicyStatement read(JsonNode statement) throws InvalidPolicyException {
    PolicyMembers.require("Statement", statement, MEMBERS);
    return new PolicyStatement(
        effect(statement.path("Effect").asText("")),
        terms(statement, "Action", true),
        terms(statement, "Resource", false),
        conditional(statement.path("Condition")));
  }

  /** Actions are compared without regard to case, resources with. */
  boolean matches(String action, String resource) {
    return (!conditional || effect == Effect.DENY)
        && actions.match(action.toLowerCase(Locale.ROOT))
        && resources.match(resource);
  }

  private static boolean conditional(JsonNode condition) {
    return !condition.isMissingNode() && !(condition.isObject() && condition.isEmpty());
  }

  private static Effect effect(String name) throws InvalidPolicyException {
    return switch (name) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default ->
          throw new InvalidPolicyException(
              "Effect: expected Allow or Deny, but found \"" + name + '"');
    };
  }

  private static Terms terms(JsonNode statement, String member, boolean lowerCase)
      throws InvalidPolicyException {
    if (statement.has(member) && statement.has("Not" + member)) {
      throw new InvalidPolicyException(
          "%s: expected it or Not%s, but found both".formatted(member, member));
    }
    boolean inverted = !statement.has(member);
    JsonNode given = statement.path(inverted ? "Not" + member : member);
    List<String> patterns = new ArrayList<>();
    for (JsonNode pattern : given.isArray() ? given : List.of(given)) {
      if (!pattern.isTextual()) {
        throw new InvalidPolicyException(
            member + ": expected a string or a list of strings, but found " + given);
      }
      if (pattern.asText().contains("${")) {
        throw new InvalidPolicyException(
            "%s: expected no policy variable, but found %s".formatted(member, pattern));
      }
      patterns.add(lowerCase ? pattern.asText().toLowerCase(Locale.ROOT) : pattern.asText());
    }
    if (patterns.isEmpty()) {
      throw new InvalidPolicyException(member + ": expected at least one, but found none");
    }
    return new Terms(List.copyOf(patterns), inverted);
  }
}
