package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The position of a resource in the tree of resources.
 *
 * @param ids from the root of the tree down to the resource's own
 */
record ResourceKey(ResourceKind kind, List<String> ids) {

  ResourceKey {
    ids = List.copyOf(ids);
  }

  /** The position that the members of a request name. */
  static ResourceKey of(ResourceKind kind, JsonNode members) {
    return new ResourceKey(
        kind, kind.path().stream().map(k -> members.path(k.idMember()).asText()).toList());
  }

  static ResourceKey api(String apiId) {
    return new ResourceKey(ResourceKind.API, List.of(apiId));
  }

  static ResourceKey stage(String apiId, String stageName) {
    return new ResourceKey(ResourceKind.STAGE, List.of(apiId, stageName));
  }

  String id() {
    return ids.get(ids.size() - 1);
  }

  /** The id of the API or domain name that this belongs to. */
  String root() {
    return ids.get(0);
  }

  ResourceKey child(ResourceKind childKind, String id) {
    List<String> childIds = new ArrayList<>(ids);
    childIds.add(id);
    return new ResourceKey(childKind, childIds);
  }

  /** A key of the store. Ids are escaped, because a requested id can contain slashes. */
  String text() {
    return kind.name()
        + "/"
        + ids.stream().map(ResourceKey::escaped).collect(Collectors.joining("/"));
  }

  /** What the store's keys of a kind below this resource begin with. */
  String prefix(ResourceKind below) {
    return below.name()
        + "/"
        + ids.stream().map(id -> escaped(id) + "/").collect(Collectors.joining());
  }

  private static String escaped(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
