package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.ControlPlaneErrors.badRequestIf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.contract.ApiError;
import dev.framegate.gateway.internal.event.BoundedPattern;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Rules of regular expressions, which are matched in linear time. */
final class PatternRules {
  /** Members of a schema that hold values, not schemas. */
  private static final Set<String> VALUES =
      Set.of("enum", "default", "const", "example", "examples");

  private PatternRules() {}

  /** Whether a regular expression can be used; the refusal says what it holds. */
  static Optional<ApiError> pattern(String member, String regex) {
    try {
      BoundedPattern.compile(regex);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return badRequestIf(
          true,
          "%s: expected a regular expression without look-around, back-references and possessive"
              + " quantifiers, got %s (%s)",
          member,
          regex,
          e.getDescription());
    }
  }

  /** The patterns of a JSON schema, at whatever depth. */
  static Optional<ApiError> patterns(JsonNode schema) {
    Optional<ApiError> broken =
        schema.path("pattern").isTextual()
            ? pattern("schema: pattern", schema.path("pattern").asText())
            : Optional.empty();
    for (Map.Entry<String, JsonNode> property : schema.path("patternProperties").properties()) {
      broken = broken.or(() -> pattern("schema: patternProperties", property.getKey()));
    }
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      if (broken.isEmpty() && !VALUES.contains(member.getKey())) {
        broken = patterns(member.getValue());
      }
    }
    for (JsonNode item : schema.isArray() ? schema : Set.<JsonNode>of()) {
      if (broken.isEmpty()) {
        broken = patterns(item);
      }
    }
    return broken;
  }
}
