package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.values.StepJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Resources in sentences, and how their members are compared. */
final class ResourceTexts {
  /** Members that the service changes by itself. */
  static final Set<String> VOLATILE =
      Set.of(
          "lastUpdatedDate",
          "deploymentStatus",
          "deploymentStatusMessage",
          "lastDeploymentStatusMessage");

  private ResourceTexts() {}

  /** Whether they are the same value; 2 and 2.0 are, and so are nothing and an empty object. */
  static boolean equal(JsonNode expected, JsonNode observed) {
    if (expected.isNumber() && observed.isNumber()) {
      return expected.decimalValue().compareTo(observed.decimalValue()) == 0;
    }
    if (isNothing(expected) && isNothing(observed)) {
      return true;
    }
    if (expected.isObject() && observed.isObject()) {
      Set<String> names = new TreeSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      observed.fieldNames().forEachRemaining(names::add);
      return names.stream().allMatch(name -> equal(expected.path(name), observed.path(name)));
    }
    return expected.equals(observed);
  }

  /** Of an object, what was given: a service may add members of its own. */
  static JsonNode asGiven(JsonNode given, JsonNode observed) {
    if (!given.isObject() || !observed.isObject()) {
      return observed;
    }
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    given
        .properties()
        .forEach(
            member -> {
              JsonNode value = observed.path(member.getKey());
              if (!value.isMissingNode()) {
                part.set(member.getKey(), asGiven(member.getValue(), value));
              }
            });
    return part;
  }

  private static boolean isNothing(JsonNode node) {
    return node.isMissingNode() || node.isNull() || (node.isContainerNode() && node.isEmpty());
  }

  static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : Messages.cut(node.toString());
  }

  static List<String> sentences(Step step) {
    String kind = step.value("kind");
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (step.value("what")) {
          case "MAKE", "REFUSE", "DUPLICATE" -> "Create" + kind + " is called with:";
          case "UPDATE", "REFUSE_UPDATE" -> "Update" + kind + " is called with:";
          case "READ" -> "Get" + kind + " is called";
          case "LIST" -> "Get" + kind + "s is called";
          default -> "Delete" + kind + " is called";
        });
    StepJson.parse(step.value("members"))
        .filter(members -> lines.get(0).endsWith(":") && members.isObject())
        .ifPresent(
            members -> {
              lines.add("  | member | value |");
              members
                  .properties()
                  .forEach(
                      member ->
                          lines.add(
                              "  | %s | %s |"
                                  .formatted(member.getKey(), StepJson.text(member.getValue()))));
            });
    String bad = step.value("bad");
    if (!bad.isEmpty()) {
      lines.add("the call is refused with 400 BadRequestException");
    }
    return lines;
  }
}
