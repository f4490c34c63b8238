package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.framegate.kit.values.StepJson;
import java.util.Arrays;
import java.util.List;

/**
 * What a member of a resource may be.
 *
 * @param rule that says so
 * @param valid values as JSON; <code>{n}</code> in a text stands for the name of the resource
 * @param invalid values as JSON
 * @param absent the value that is read where none was given; missing where that is not documented
 * @param way how an update treats it
 */
record MemberSpec(
    String name,
    String rule,
    List<JsonNode> valid,
    List<JsonNode> invalid,
    JsonNode absent,
    Way way) {

  /** What an update does with the member. */
  enum Way {
    REPLACES,
    /** Keys that are not named stay. */
    MERGES,
    /** An empty text removes it. */
    CLEARS,
    /** No update names it. */
    CREATED
  }

  static MemberSpec of(String name, String rule) {
    return new MemberSpec(
        name, rule, List.of(), List.of(), MissingNode.getInstance(), Way.REPLACES);
  }

  MemberSpec valid(String... values) {
    return new MemberSpec(name, rule, parsed(values), invalid, absent, way);
  }

  MemberSpec invalid(String... values) {
    return new MemberSpec(name, rule, valid, parsed(values), absent, way);
  }

  MemberSpec absent(String value) {
    return new MemberSpec(name, rule, valid, invalid, json(value), way);
  }

  MemberSpec update(Way how) {
    return new MemberSpec(name, rule, valid, invalid, absent, how);
  }

  private static List<JsonNode> parsed(String... values) {
    return Arrays.stream(values).map(MemberSpec::json).toList();
  }

  private static JsonNode json(String value) {
    return StepJson.parse(value)
        .orElseThrow(() -> new IllegalArgumentException("No JSON: " + value));
  }
}
