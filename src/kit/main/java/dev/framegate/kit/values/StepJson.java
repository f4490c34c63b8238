package dev.framegate.kit.values;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.framegate.kit.io.BoundedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as the steps read and write it. */
public final class StepJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private StepJson() {}

  public static JsonNode of(Object value) {
    return value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
  }

  public static Optional<JsonNode> parse(String text) {
    try {
      return Optional.ofNullable(BoundedJson.read(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * A table's cell: JSON where it is an object, list, number or boolean, else text as it stands.
   */
  public static JsonNode cell(String text) {
    return parse(text).filter(node -> !node.isNull()).orElse(TextNode.valueOf(text));
  }

  /** A body of our own making, which is an object. */
  public static ObjectNode object(byte[] body) {
    return (ObjectNode) parse(new String(body, StandardCharsets.UTF_8)).orElseThrow();
  }

  public static List<String> names(ObjectNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  public static String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }
}
