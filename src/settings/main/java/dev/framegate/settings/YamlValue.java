package dev.framegate.settings;

import java.util.List;
import java.util.Map;

/** A value of a YAML document, with the line it begins in. */
sealed interface YamlValue {
  int line();

  /** What a message calls it, without its content. */
  String kind();

  /**
   * A single value.
   *
   * @param plain whether it was written without quotes, so that it may be a number
   */
  record Single(int line, String text, boolean plain) implements YamlValue {
    boolean isNull() {
      return plain && (text.isEmpty() || text.equals("null") || text.equals("~"));
    }

    @Override
    public String kind() {
      return isNull() ? "nothing" : "text";
    }
  }

  /** A list of values. */
  record Items(int line, List<YamlValue> values) implements YamlValue {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys with values, in the order of the document. */
  record Fields(int line, Map<String, Field> byKey) implements YamlValue {
    @Override
    public String kind() {
      return "a map";
    }
  }

  /**
   * A key's value.
   *
   * @param line of the key
   */
  record Field(int line, YamlValue value) {}
}
