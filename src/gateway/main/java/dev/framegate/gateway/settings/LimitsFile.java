package dev.framegate.gateway.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Reads {@link Limits} from YAML or JSON. */
final class LimitsFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private LimitsFile() {}

  static Limits read(Path file) {
    JsonNode root = parse(file);
    if (root.isMissingNode() || root.isNull()) {
      return Limits.aws();
    }
    if (!root.isObject()) {
      throw problem(file, "expected keys such as 'stages: 20'. " + known());
    }
    Limits limits = Limits.aws();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      limits = with(file, limits, entry.getKey(), entry.getValue());
    }
    return limits;
  }

  private static Limits with(Path file, Limits limits, String key, JsonNode value) {
    Limit limit =
        Limit.ofKey(key)
            .orElseThrow(() -> problem(file, "there is no limit '%s'. %s".formatted(key, known())));
    OptionalDouble number = number(limit.kind(), value);
    if (number.isEmpty() || !limit.permits(number.getAsDouble())) {
      throw problem(file, "%s: expected %s, got %s".formatted(key, limit.kind().expected(), value));
    }
    return limits.with(limit, number.getAsDouble());
  }

  private static OptionalDouble number(Limit.Kind kind, JsonNode value) {
    return switch (kind) {
      case COUNT, BYTES, URL, BURST, RATE ->
          value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
      case TIME -> seconds(value);
      case SWITCH ->
          value.isBoolean() ? OptionalDouble.of(value.asBoolean() ? 1 : 0) : OptionalDouble.empty();
    };
  }

  private static OptionalDouble seconds(JsonNode value) {
    if (value.isNumber()) {
      return OptionalDouble.of(value.asDouble());
    }
    try {
      return value.isTextual()
          ? OptionalDouble.of(Duration.parse(value.asText()).toSeconds())
          : OptionalDouble.empty();
    } catch (DateTimeParseException e) {
      return OptionalDouble.empty();
    }
  }

  private static JsonNode parse(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw problem(file, "there is no such file");
    } catch (JsonProcessingException e) {
      throw problem(file, "cannot be read as YAML or JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw problem(file, "cannot be read: " + e.getMessage());
    }
  }

  private static String known() {
    return Arrays.stream(Limit.values())
        .map(Limit::key)
        .collect(Collectors.joining(", ", "Known: ", "."));
  }

  private static LimitsException problem(Path file, String what) {
    return new LimitsException(file + ": " + what);
  }
}
