package dev.framegate.kit.rules;

import java.util.List;
import java.util.Map;

/**
 * A step as its feature states it.
 *
 * @param keyword such as {@code Given}
 * @param line in the feature, from 1
 * @param table the rows of its data table; empty where it has none
 * @param docString the text under it; empty where it has none
 */
public record WrittenStep(
    String keyword, String text, int line, List<List<String>> table, String docString) {
  public WrittenStep {
    table = table.stream().map(List::copyOf).toList();
  }

  /**
   * The step of one row of an outline.
   *
   * @param values by the names of the columns
   */
  WrittenStep with(Map<String, String> values) {
    return new WrittenStep(
        keyword,
        filled(text, values),
        line,
        table.stream().map(row -> row.stream().map(c -> filled(c, values)).toList()).toList(),
        filled(docString, values));
  }

  private static String filled(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("<" + value.getKey() + ">", value.getValue());
    }
    return filled;
  }
}
