package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.values.StepJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads resources, alone and in lists, and compares them with the model. */
final class ResourceReading {
  private ResourceReading() {}

  /**
   * Reads one: it has the members that the model knows.
   *
   * @param rule that is broken otherwise
   */
  static void read(World world, ResourceKind kind, String as, ResourceModel known, String rule) {
    ControlPlaneCall called =
        world.succeed(
            rule,
            "Get" + kind.name(),
            ResourcePaths.with(world, kind, as, JsonNodeFactory.instance.objectNode()));
    requireSame(
        kind,
        "Get" + kind.name(),
        JsonNodeFactory.instance.objectNode(),
        known.members(),
        called.json(),
        rule);
  }

  /** All members are as expected; those that were changed break rules of their own. */
  static void requireSame(
      ResourceKind kind,
      String operation,
      ObjectNode changed,
      ObjectNode expected,
      JsonNode observed,
      String rule) {
    ObjectNode all = expected.deepCopy();
    observed.properties().forEach(member -> all.putIfAbsent(member.getKey(), member.getValue()));
    for (String member : StepJson.names(all)) {
      if (!ResourceTexts.VOLATILE.contains(member)) {
        requireEqual(
            changed.has(member) ? kind.ruleOf(member) : rule,
            operation,
            member,
            expected.path(member),
            observed.path(member));
      }
    }
  }

  static void requireEqual(
      String rule, String operation, String member, JsonNode expected, JsonNode observed) {
    MismatchException.require(
        ResourceTexts.equal(expected, observed),
        rule,
        "%s answers with %s in %s".formatted(operation, ResourceTexts.shown(expected), member),
        "it is " + ResourceTexts.shown(observed));
  }

  /** Reads all pages: the list holds the resource once. */
  static void list(World world, ResourceKind kind, ResourceModel known) {
    String id = known.members().path(kind.id()).asText();
    List<JsonNode> listed = new ArrayList<>();
    String token = "";
    for (int page = 0; page < 200; page++) {
      Map<String, Object> members = ResourcePaths.below(world, kind, known.parent());
      members.put("maxResults", kind.belongsToApi() ? "2" : "50");
      if (!token.isEmpty()) {
        members.put("nextToken", token);
      }
      ControlPlaneCall called = world.succeed("API-009", kind.listOperation(), members);
      List<JsonNode> items = new ArrayList<>();
      called.json().path("items").forEach(items::add);
      MismatchException.require(
          items.size() <= (kind.belongsToApi() ? 2 : 50),
          "API-009",
          "a page of at most maxResults entries",
          "it has " + items.size());
      listed.addAll(items);
      token = called.json().path("nextToken").asText("");
      if (token.isEmpty()) {
        break;
      }
      MismatchException.require(
          !items.isEmpty(), "API-009", "nextToken leads on", "it leads to an empty page");
    }
    List<JsonNode> found =
        listed.stream().filter(item -> item.path(kind.id()).asText().equals(id)).toList();
    MismatchException.require(
        found.size() == 1,
        "API-009",
        "%s lists each of them once".formatted(kind.listOperation()),
        "%s is in the list %d times".formatted(id, found.size()));
    requireSame(
        kind,
        kind.listOperation(),
        JsonNodeFactory.instance.objectNode(),
        known.members(),
        found.get(0),
        "API-003");
  }
}
