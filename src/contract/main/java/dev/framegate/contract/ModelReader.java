package dev.framegate.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the shape tables of one service model. */
final class ModelReader {
  /** Lengths that the tables lack; the name of the shape and AWS's reference state them. */
  private static final Map<String, int[]> MISSING_LENGTHS =
      Map.of("UriWithLengthBetween1And2048", new int[] {1, 2048});

  private final JsonNode shapes;
  private final Map<String, Shape> known = new HashMap<>();

  private ModelReader(JsonNode shapes) {
    this.shapes = shapes;
  }

  static ServiceModel read(String resource) {
    JsonNode root = load(resource);
    ModelReader reader = new ModelReader(root.path("shapes"));
    List<Operation> operations = new ArrayList<>();
    root.path("operations")
        .properties()
        .forEach(e -> operations.add(reader.operation(e.getKey(), e.getValue())));
    return new ServiceModel(root.path("service").asText(), operations);
  }

  private static JsonNode load(String resource) {
    try (InputStream in = ModelReader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "the service model " + resource + " is not on the class path");
      }
      return new JsonMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the service model " + resource, e);
    }
  }

  private Operation operation(String name, JsonNode node) {
    List<String> errors = new ArrayList<>();
    node.path("errors").forEach(e -> errors.add(e.asText()));
    return new Operation(
        name,
        node.path("method").asText(),
        node.path("uri").asText(),
        node.path("status").asInt(),
        structure(shapes.path(node.path("input").asText())),
        node.path("output").isTextual()
            ? structure(shapes.path(node.path("output").asText()))
            : null,
        List.copyOf(errors));
  }

  private Shape shape(String name) {
    Shape shape = known.get(name);
    if (shape == null) {
      shape = build(name, shapes.path(name));
      known.put(name, shape);
    }
    return shape;
  }

  private Shape build(String name, JsonNode node) {
    String type = node.path("type").asText();
    return switch (type) {
      case "string" -> text(name, node);
      case "integer" -> whole(node, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "long" -> whole(node, Long.MIN_VALUE, Long.MAX_VALUE);
      case "double" -> new Shape.DoubleShape();
      case "boolean" -> new Shape.BooleanShape();
      case "timestamp" ->
          new Shape.TimestampShape(node.path("timestampFormat").asText().equals("unixTimestamp"));
      case "blob" -> new Shape.BlobShape(node.path("max").asInt(Integer.MAX_VALUE));
      case "list" -> new Shape.ListShape(shape(node.path("member").path("shape").asText()));
      case "map" -> new Shape.MapShape(shape(node.path("value").path("shape").asText()));
      case "structure" -> structure(node);
      default -> throw new IllegalStateException("shape " + name + " has an unknown type " + type);
    };
  }

  private static Shape.StringShape text(String name, JsonNode node) {
    int[] length = MISSING_LENGTHS.getOrDefault(name, new int[] {0, Integer.MAX_VALUE});
    JsonNode range = node.path("length");
    int min = node.path("min").asInt(range.path(0).asInt(length[0]));
    int max = node.path("max").asInt(range.path(1).asInt(length[1]));
    String pattern = node.path("pattern").asText("");
    return new Shape.StringShape(
        texts(node.path("enum")), min, max, pattern.isEmpty() ? null : Pattern.compile(pattern));
  }

  private static Shape.IntegerShape whole(JsonNode node, long min, long max) {
    return new Shape.IntegerShape(node.path("min").asLong(min), node.path("max").asLong(max));
  }

  private Shape.StructureShape structure(JsonNode node) {
    List<String> required = texts(node.path("required"));
    String payload = node.path("payload").asText("");
    Map<String, Member> members = new LinkedHashMap<>();
    node.path("members")
        .properties()
        .forEach(
            e -> {
              Member member =
                  member(e.getKey(), e.getValue(), required, e.getKey().equals(payload));
              members.put(member.wireName(), member);
            });
    return new Shape.StructureShape(Collections.unmodifiableMap(members));
  }

  private Member member(String name, JsonNode node, List<String> required, boolean payload) {
    Shape shape = shape(node.path("shape").asText());
    if (node.has("enum") && shape instanceof Shape.StringShape text) {
      shape =
          new Shape.StringShape(texts(node.path("enum")), text.min(), text.max(), text.pattern());
    }
    String location = node.path("location").asText(payload ? "payload" : "body");
    return new Member(
        name,
        node.path("locationName").asText(lowerFirst(name)),
        Member.Location.valueOf(location.toUpperCase(Locale.ROOT)),
        shape,
        required.contains(name));
  }

  private static String lowerFirst(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(t -> texts.add(t.asText()));
    return List.copyOf(texts);
  }
}
