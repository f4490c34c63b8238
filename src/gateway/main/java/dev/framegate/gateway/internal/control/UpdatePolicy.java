package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Applies updates to resources. */
@FunctionalInterface
public interface UpdatePolicy {

  /**
   * @param before the current resource, which must not be changed
   * @param request the members that the update names
   * @return a new object
   */
  ObjectNode apply(ResourceKind kind, ObjectNode before, ObjectNode request);

  /**
   * Members that are not named stay; those named are replaced. Stage variables, route settings,
   * parameters and models are merged by key, and an empty string removes its key (STG-028). Empty
   * values of some members remove the member.
   */
  static UpdatePolicy aws() {
    return (kind, before, request) -> {
      ObjectNode after = before.deepCopy();
      request
          .properties()
          .forEach(
              e -> {
                if (MemberUpdates.removes(kind, e.getKey(), e.getValue())) {
                  after.remove(e.getKey());
                } else if (!MemberUpdates.ignores(kind, e.getKey(), e.getValue())) {
                  set(after, e.getKey(), e.getValue(), kind.merged().contains(e.getKey()));
                }
              });
      return after;
    };
  }

  private static void set(ObjectNode after, String member, JsonNode value, boolean merges) {
    if (merges && after.path(member) instanceof ObjectNode present) {
      merge(present, value);
    } else {
      after.set(member, merges ? filled(value) : value.deepCopy());
    }
  }

  private static JsonNode filled(JsonNode value) {
    ObjectNode fresh = JsonNodeFactory.instance.objectNode();
    merge(fresh, value);
    return fresh;
  }

  private static void merge(ObjectNode present, JsonNode patch) {
    patch
        .properties()
        .forEach(
            e -> {
              JsonNode value = e.getValue();
              if (value.isTextual() && value.textValue().isEmpty()) {
                present.remove(e.getKey());
              } else if (value.isObject() && present.path(e.getKey()) instanceof ObjectNode inner) {
                merge(inner, value);
              } else {
                present.set(e.getKey(), value.deepCopy());
              }
            });
  }
}
