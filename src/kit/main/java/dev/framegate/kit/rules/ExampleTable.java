package dev.framegate.kit.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An {@code Examples:} block of an outline.
 *
 * @param name what its rows have in common; may be empty
 * @param header names of the columns
 */
public record ExampleTable(String name, List<String> header, List<Row> rows) {
  public ExampleTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * One scenario of the outline.
   *
   * @param line in the feature, from 1
   */
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  Map<String, String> values(Row row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
      values.put(header.get(i), row.cells().get(i));
    }
    return values;
  }
}
