package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.control.ControlPlaneCall;
import java.util.Map;
import java.util.Optional;

/** Makes, changes and removes resources, in the target and in the model alike. */
final class ResourceChanges {
  private ResourceChanges() {}

  static boolean create(
      Step step, World world, ResourceKind kind, ObjectNode members, ResourceAction.Do what) {
    String parent = step.value("parent");
    if (kind.required().stream().anyMatch(member -> !members.has(member.name()))
        || (!kind.parent().isEmpty() && !world.knows("resource " + parent))
        || taken(world, kind, parent, members, step.value("as"))) {
      return false;
    }
    Map<String, Object> all = ResourcePaths.below(world, kind, parent);
    members.properties().forEach(member -> all.put(member.getKey(), member.getValue()));
    ControlPlaneCall called = world.call("Create" + kind.name(), all);
    if (what == ResourceAction.Do.REFUSE) {
      refused(called, kind.ruleOf(step.value("bad")), 400);
      return true;
    }
    MismatchException.require(
        called.succeeded(),
        members.properties().stream()
            .map(member -> kind.ruleOf(member.getKey()))
            .reduce((first, last) -> last)
            .orElse("API-002"),
        "Create%s succeeds with %s".formatted(kind.name(), members),
        called.toString());
    ObjectNode made = (ObjectNode) called.json();
    members
        .properties()
        .forEach(
            member ->
                ResourceReading.requireEqual(
                    kind.ruleOf(member.getKey()),
                    "Create" + kind.name(),
                    member.getKey(),
                    member.getValue(),
                    ResourceTexts.asGiven(member.getValue(), made.path(member.getKey()))));
    kind.optional().stream()
        .filter(member -> !member.absent().isMissingNode() && !members.has(member.name()))
        .forEach(
            member ->
                ResourceReading.requireEqual(
                    member.rule(),
                    "Create" + kind.name(),
                    member.name(),
                    member.absent(),
                    made.path(member.name())));
    String as = step.value("as");
    world.learn("resource " + as, made.path(kind.id()).asText());
    ResourceModel model = new ResourceModel(kind.name(), parent, made);
    world.model().resources().put(as, model);
    ResourceReading.read(world, kind, as, model, "API-003");
    return true;
  }

  /** Whether another resource has the value that must be unique; then nothing is known of it. */
  static boolean taken(
      World world, ResourceKind kind, String parent, ObjectNode members, String except) {
    return world.model().resources().names(kind.name()).stream()
        .filter(name -> !name.equals(except))
        .map(name -> world.model().resources().get(name).orElseThrow())
        .filter(other -> other.parent().equals(parent))
        .anyMatch(
            other ->
                kind.required().stream()
                    .limit(1)
                    .anyMatch(
                        member ->
                            !kind.name().equals("Integration")
                                && other
                                    .members()
                                    .path(member.name())
                                    .equals(members.path(member.name()))));
  }

  static void update(
      World world, ResourceKind kind, String as, ResourceModel known, ObjectNode members) {
    ControlPlaneCall called =
        world.call("Update" + kind.name(), ResourcePaths.with(world, kind, as, members));
    MismatchException.require(
        called.succeeded(),
        members.properties().stream()
            .map(member -> kind.ruleOf(member.getKey()))
            .findFirst()
            .orElse("API-004"),
        "Update%s succeeds with %s".formatted(kind.name(), members),
        called.toString());
    ObjectNode expected = known.members().deepCopy();
    members
        .properties()
        .forEach(
            member -> {
              Optional<MemberSpec> spec = kind.member(member.getKey());
              if (spec.isPresent()
                  && spec.get().way() == MemberSpec.Way.CLEARS
                  && member.getValue().asText().isEmpty()) {
                expected.remove(member.getKey());
              } else if (spec.isPresent() && spec.get().way() == MemberSpec.Way.MERGES) {
                merge(expected, member.getKey(), member.getValue());
              } else {
                expected.set(member.getKey(), member.getValue());
              }
            });
    ResourceModel changed = new ResourceModel(kind.name(), known.parent(), expected);
    ResourceReading.requireSame(
        kind, "Update" + kind.name(), members, expected, called.json(), "API-004");
    // What the service adds by itself is part of what the next reading must have.
    expected.setAll((ObjectNode) called.json());
    world.model().resources().put(as, changed);
    ResourceReading.read(world, kind, as, changed, "API-004");
  }

  private static void merge(ObjectNode whole, String name, JsonNode part) {
    JsonNode present = whole.path(name);
    if (!present.isObject() || !part.isObject()) {
      whole.set(name, part);
      return;
    }
    ObjectNode merged = present.deepCopy();
    part.properties().forEach(entry -> merge(merged, entry.getKey(), entry.getValue()));
    whole.set(name, merged);
  }

  static void remove(World world, ResourceKind kind, String as) {
    Map<String, Object> path =
        ResourcePaths.with(world, kind, as, JsonNodeFactory.instance.objectNode());
    world.succeed("API-005", "Delete" + kind.name(), path);
    refused(
        world.call("Get" + kind.name(), path),
        kind.name().equals("Api") ? "API-023" : "API-005",
        404);
    refused(world.call("Delete" + kind.name(), path), "API-005", 404);
    world.model().resources().remove(as);
    world.forget("resource " + as);
  }

  static boolean duplicate(World world, ResourceKind kind, String as, ResourceModel known) {
    if (kind.unique().isEmpty()) {
      return false;
    }
    String[] unique = kind.unique().split(" ", 2);
    Map<String, Object> members = ResourcePaths.below(world, kind, known.parent());
    members.put(unique[0], known.members().path(unique[0]));
    refused(world.call("Create" + kind.name(), members), unique[1], 409);
    ResourceReading.read(world, kind, as, known, unique[1]);
    return true;
  }

  /** With that status; with 404 also where a value names what there is not. */
  static void refused(ControlPlaneCall called, String rule, int status) {
    MismatchException.require(
        called.status() == status || (status == 400 && called.status() == 404),
        rule,
        "%s is refused with %d, with %s"
            .formatted(
                called.operation().name(), status, Messages.cut(called.members().toString())),
        called.toString());
  }
}
