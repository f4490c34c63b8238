package dev.framegate.kit.steps;

import java.util.List;

/** Tables of one column under a heading. */
final class SingleColumnTables {
  private SingleColumnTables() {}

  static List<Integer> numbers(List<List<String>> rows) {
    return rows.stream().skip(1).map(row -> Integer.valueOf(row.get(0).trim())).toList();
  }
}
