package dev.framegate.kit.explore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.io.BoundedJson;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One step of a sequence: an action and the values that it was given.
 *
 * @param values by name, as texts
 */
record Step(String action, Map<String, String> values) {
  private static final String DO = "do";

  Step {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /**
   * @param pairs names and values in turn
   */
  static Step of(String action, Object... pairs) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], String.valueOf(pairs[i + 1]));
    }
    return new Step(action, values);
  }

  /** The value of that name; empty where there is none. */
  String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** The value of that name as a number; 0 where it is none. */
  int number(String name) {
    try {
      return Integer.parseInt(value(name));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  Step with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(values);
    changed.put(name, value);
    return new Step(action, changed);
  }

  /** A line of a file that {@code explore --replay} reads. */
  String line() {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put(DO, action);
    values.forEach(line::put);
    return line.toString();
  }

  /**
   * @throws IllegalArgumentException where the line is no step
   */
  static Step parse(String line) {
    JsonNode read;
    try {
      read = BoundedJson.read(line.getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected a JSON object, got: " + line, e);
    }
    if (!read.isObject() || !read.path(DO).isTextual()) {
      throw new IllegalArgumentException("expected an object with the member \"do\", got: " + read);
    }
    Map<String, String> values = new TreeMap<>();
    read.properties()
        .forEach(
            member -> {
              if (!member.getKey().equals(DO)) {
                values.put(member.getKey(), member.getValue().asText());
              }
            });
    return new Step(read.path(DO).asText(), values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(action);
    values.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    return text.toString();
  }
}
