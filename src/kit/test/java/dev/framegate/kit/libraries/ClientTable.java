package dev.framegate.kit.libraries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table of a guide: a row for each event, a column for each client. */
final class ClientTable {
  private static final String MISSING = "";

  private final Path page;
  private final String mark;
  private final List<String> columns;
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

  /**
   * @param name in the comment above the table, {@code <!-- measured: name -->}
   */
  ClientTable(Path page, String name) throws IOException {
    this.page = page;
    this.mark = "<!-- measured: " + name + " -->\n";
    List<String> lines =
        table(Files.readString(page)).lines().filter(line -> !line.isBlank()).toList();
    this.columns = lines.isEmpty() ? List.of() : cells(lines.get(0));
    for (String line : lines.stream().skip(2).toList()) {
      List<String> cells = cells(line);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 1; i < cells.size(); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.put(cells.get(0), row);
    }
  }

  List<String> columns() {
    return columns.stream().skip(1).toList();
  }

  List<String> events() {
    return List.copyOf(rows.keySet());
  }

  String cell(String event, String client) {
    return rows.getOrDefault(event, Map.of()).getOrDefault(client, MISSING);
  }

  /** Replaces the table; cells that were not measured stay. */
  void write(List<String> events, List<String> clients, Map<String, Map<String, String>> measured)
      throws IOException {
    StringBuilder table = new StringBuilder("| event |");
    clients.forEach(client -> table.append(' ').append(client).append(" |"));
    table.append("\n|").append(" --- |".repeat(clients.size() + 1)).append('\n');
    for (String event : events) {
      table.append("| ").append(event).append(" |");
      for (String client : clients) {
        String cell =
            measured.getOrDefault(event, Map.of()).getOrDefault(client, cell(event, client));
        table.append(' ').append(cell).append(" |");
      }
      table.append('\n');
    }
    String text = Files.readString(page);
    Files.writeString(page, text.replace(mark + table(text), mark + "\n" + table + "\n"));
  }

  /** The text of a cell. */
  static String cell(List<String> seen) {
    return seen.stream()
        .map(each -> "`" + each.replace("|", "\\|").replace("`", "'") + "`")
        .collect(Collectors.joining("<br>"));
  }

  private String table(String text) {
    int start = text.indexOf(mark);
    if (start < 0) {
      throw new IllegalStateException(page + " has no comment " + mark.strip());
    }
    return text.substring(start + mark.length())
        .lines()
        .takeWhile(line -> line.isBlank() || line.startsWith("|"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(1).split("(?<!\\\\)\\|")) {
      cells.add(cell.strip());
    }
    return cells;
  }
}
