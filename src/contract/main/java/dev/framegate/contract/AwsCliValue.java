package dev.framegate.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;

/** Turns the words of one option into JSON by the shape of its member. */
final class AwsCliValue {
  private static final JsonMapper JSON = new JsonMapper();

  private AwsCliValue() {}

  static JsonNode of(Shape shape, List<String> words) {
    if (shape instanceof Shape.ListShape items) {
      boolean json = words.size() == 1 && words.get(0).strip().startsWith("[");
      if (json) {
        return typed(shape, parse(words.get(0)));
      }
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      words.forEach(w -> list.add(one(items.member(), w)));
      return list;
    }
    if (words.size() != 1) {
      throw new IllegalArgumentException("expected one value, got " + words);
    }
    return one(shape, words.get(0));
  }

  private static JsonNode one(Shape shape, String word) {
    if (word.startsWith("file://") || word.startsWith("fileb://")) {
      throw new IllegalArgumentException("values from files are not read; give the value: " + word);
    }
    if (shape instanceof Shape.StructureShape || shape instanceof Shape.MapShape) {
      return typed(
          shape, word.strip().startsWith("{") ? parse(word) : ShorthandSyntax.object(word));
    }
    return scalar(shape, word);
  }

  /** Replaces model names by wire names and gives text the type its shape asks for. */
  private static JsonNode typed(Shape shape, JsonNode value) {
    if (shape instanceof Shape.StructureShape structure && value.isObject()) {
      ObjectNode typed = JsonNodeFactory.instance.objectNode();
      value
          .properties()
          .forEach(
              e -> {
                Member member = member(structure, e.getKey());
                typed.set(member.wireName(), typed(member.shape(), e.getValue()));
              });
      return typed;
    }
    if (shape instanceof Shape.MapShape table && value.isObject()) {
      ObjectNode typed = JsonNodeFactory.instance.objectNode();
      value.properties().forEach(e -> typed.set(e.getKey(), typed(table.value(), e.getValue())));
      return typed;
    }
    if (shape instanceof Shape.ListShape items && value.isArray()) {
      ArrayNode typed = JsonNodeFactory.instance.arrayNode();
      value.forEach(v -> typed.add(typed(items.member(), v)));
      return typed;
    }
    return value.isTextual() ? scalar(shape, value.textValue()) : value;
  }

  private static Member member(Shape.StructureShape structure, String name) {
    return structure.members().values().stream()
        .filter(m -> m.name().equals(name) || m.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown member %s; expected one of %s"
                        .formatted(
                            name,
                            structure.members().values().stream().map(Member::name).toList())));
  }

  private static JsonNode scalar(Shape shape, String word) {
    if (shape instanceof Shape.IntegerShape || shape instanceof Shape.DoubleShape) {
      return number(shape, word);
    }
    if (shape instanceof Shape.BooleanShape) {
      return switch (word) {
        case "true" -> BooleanNode.TRUE;
        case "false" -> BooleanNode.FALSE;
        default -> throw new IllegalArgumentException("expected true or false, got " + word);
      };
    }
    return TextNode.valueOf(word);
  }

  private static JsonNode number(Shape shape, String word) {
    try {
      if (shape instanceof Shape.DoubleShape) {
        return DoubleNode.valueOf(Double.parseDouble(word));
      }
      JsonNode parsed = parse(word);
      return parsed.isIntegralNumber() ? parsed : DecimalNode.valueOf(new BigDecimal(word));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected %s, got %s".formatted(shape.noun(), word), e);
    }
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected JSON, got " + json, e);
    }
  }
}
