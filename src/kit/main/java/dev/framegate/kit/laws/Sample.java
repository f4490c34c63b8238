package dev.framegate.kit.laws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.values.StepJson;
import java.util.List;

/**
 * Values that a member of a resource may have.
 *
 * @param kind of the resource
 * @param member at the top of the operation's input
 * @param values as JSON: at creation the first, by an update the second. Names in braces stand for
 *     ids of other resources, <code>{n}</code> for a number that no other resource has. None where
 *     the member is left out
 * @param reason why it is left out; empty otherwise
 */
record Sample(String kind, String member, List<String> values, String reason) {
  static Sample of(String kind, String member, String... values) {
    return new Sample(kind, member, List.of(values), "");
  }

  /** A member that the laws say nothing of. */
  static Sample without(String kind, String member, String reason) {
    return new Sample(kind, member, List.of(), reason);
  }

  /** A value as JSON, for which single quotes may stand. */
  static JsonNode json(String value) {
    return StepJson.parse(value.replace('\'', '"'))
        .orElseThrow(() -> new IllegalArgumentException("No JSON: " + value));
  }

  boolean isGiven() {
    return !values.isEmpty();
  }

  /** Whether an update can change it. */
  boolean changes() {
    return values.size() > 1;
  }
}
