package dev.framegate.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Cuts a resource to what an operation's answer may hold. */
public final class OutputFilter {

  /** A fresh object with the members of the output only, at any depth; empty for no output. */
  public ObjectNode shape(Operation operation, ObjectNode resource) {
    return operation
        .output()
        .map(output -> structure(output, resource))
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static ObjectNode structure(Shape.StructureShape shape, JsonNode value) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Member member : shape.members().values()) {
      JsonNode inner = value.get(member.wireName());
      if (inner != null && !inner.isNull()) {
        kept.set(member.wireName(), value(member.shape(), inner));
      }
    }
    return kept;
  }

  private static JsonNode value(Shape shape, JsonNode value) {
    if (shape instanceof Shape.StructureShape structure && value.isObject()) {
      return structure(structure, value);
    }
    if (shape instanceof Shape.ListShape items && value.isArray()) {
      ArrayNode kept = JsonNodeFactory.instance.arrayNode();
      value.forEach(v -> kept.add(value(items.member(), v)));
      return kept;
    }
    if (shape instanceof Shape.MapShape table && value.isObject()) {
      ObjectNode kept = JsonNodeFactory.instance.objectNode();
      value
          .properties()
          .forEach(
              e -> {
                if (!e.getValue().isNull()) {
                  kept.set(e.getKey(), value(table.value(), e.getValue()));
                }
              });
      return kept;
    }
    return value.deepCopy();
  }
}
