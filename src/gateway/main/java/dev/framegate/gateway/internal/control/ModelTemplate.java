package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A mapping template that renders what a model's JSON schema describes. */
final class ModelTemplate {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelTemplate() {}

  /** In the members of GetModelTemplate's answer. */
  static ObjectNode of(ObjectNode model) {
    String template =
        "#set($inputRoot = $input.path('$'))\n" + render(schema(model), "$inputRoot", "", 0) + "\n";
    return JsonNodeFactory.instance.objectNode().put("value", template);
  }

  private static JsonNode schema(ObjectNode model) {
    try {
      return JSON.readTree(model.path("schema").asText());
    } catch (JsonProcessingException e) {
      // Schemas are checked when a model is created; a schema that describes no object renders the
      // whole input.
      return MissingNode.getInstance();
    }
  }

  private static String render(JsonNode schema, String reference, String indent, int depth) {
    if (depth < ServerBounds.MODEL_TEMPLATE_DEPTH && schema.path("properties").isObject()) {
      return object(schema.path("properties"), reference, indent, depth);
    }
    if (depth < ServerBounds.MODEL_TEMPLATE_DEPTH && schema.path("items").isObject()) {
      return list(schema.path("items"), reference, indent, depth);
    }
    return schema.path("type").asText("string").equals("string")
        ? '"' + reference + '"'
        : reference;
  }

  private static String object(JsonNode properties, String reference, String indent, int depth) {
    List<String> members = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      String value =
          render(
              property.getValue(), reference + "." + property.getKey(), indent + "  ", depth + 1);
      members.add(indent + "  \"" + property.getKey() + "\": " + value);
    }
    return "{\n" + String.join(",\n", members) + "\n" + indent + "}";
  }

  private static String list(JsonNode item, String reference, String indent, int depth) {
    String each = "$elem" + depth;
    return "[\n#foreach(%s in %s)\n%s  %s#if($foreach.hasNext),#end\n#end\n%s]"
        .formatted(each, reference, indent, render(item, each, indent + "  ", depth + 1), indent);
  }
}
