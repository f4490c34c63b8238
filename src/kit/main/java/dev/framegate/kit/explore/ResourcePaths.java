package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a resource of a world is found: the members that its path needs. */
final class ResourcePaths {
  private ResourcePaths() {}

  /** The path of a resource, and members beside it. */
  static Map<String, Object> with(World world, ResourceKind kind, String as, ObjectNode members) {
    ResourceModel known = world.model().resources().get(as).orElseThrow();
    Map<String, Object> all = below(world, kind, known.parent());
    all.put(kind.id(), known.members().path(kind.id()).asText());
    members.properties().forEach(member -> all.put(member.getKey(), member.getValue()));
    return all;
  }

  /** The path of the collection in which resources of a kind are. */
  static Map<String, Object> below(World world, ResourceKind kind, String parent) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (kind.belongsToApi()) {
      members.put("apiId", world.id("api"));
    }
    if (!kind.parent().isEmpty()) {
      members.put(ResourceKind.named(kind.parent()).id(), world.id("resource " + parent));
    }
    return members;
  }
}
