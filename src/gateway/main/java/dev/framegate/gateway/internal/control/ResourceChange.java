package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.settings.Limits;
import java.util.function.Predicate;

/**
 * A change that an operation is about to write.
 *
 * @param request the members of the body
 * @param before the current resource; empty for a creation
 * @param after the resulting resource; the current one for a deletion
 */
record ResourceChange(
    ResourceAction verb,
    ResourceKey key,
    ObjectNode request,
    ObjectNode before,
    ObjectNode after,
    ResourceTree resources,
    Limits limits,
    QuotaPolicy quotas) {

  boolean asksFor(String member) {
    return request.has(member);
  }

  String asked(String member) {
    return request.path(member).asText("");
  }

  /** A text member of the resulting resource; empty if absent. */
  String text(String member) {
    return after.path(member).asText("");
  }

  JsonNode member(String name) {
    return after.path(name);
  }

  ResourceKey api() {
    return ResourceKey.api(key.root());
  }

  /** Whether another resource beside this one satisfies the predicate. */
  boolean anySibling(Predicate<ObjectNode> predicate) {
    String idMember = key.kind().idMember();
    return resources.siblings(key).stream()
        .filter(s -> verb == ResourceAction.CREATE || !s.path(idMember).asText().equals(key.id()))
        .anyMatch(predicate);
  }

  /** Whether another resource beside this one has the same value in a member. */
  boolean sharesWithSibling(String member) {
    String value = text(member);
    return anySibling(s -> s.path(member).asText("").equals(value));
  }
}
