package dev.framegate.kit.run.liars;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of the rules that liars pass, with the reasons. */
record BelievedLies(List<Row> rows) {
  private static final String RESOURCE = "believed-lies.csv";

  /**
   * Rules that a liar passes for one reason.
   *
   * @param liar name of a lie, or {@code *} for every liar
   */
  record Row(String liar, Set<String> rules, String reason) {}

  static BelievedLies read() throws IOException {
    try (InputStream in = BelievedLies.class.getResourceAsStream(RESOURCE)) {
      List<Row> rows = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), UTF_8).lines().skip(1).toList()) {
        String[] cells = line.split(" *\\| *", -1);
        if (cells.length != 3 || cells[2].isBlank()) {
          throw new IllegalStateException(RESOURCE + ": expected liar|rules|reason, not: " + line);
        }
        rows.add(new Row(cells[0], Set.of(cells[1].split(" ")), cells[2]));
      }
      return new BelievedLies(rows);
    }
  }

  Set<String> passedBy(String liar) {
    return rows.stream()
        .filter(row -> row.liar().equals(liar) || row.liar().equals("*"))
        .flatMap(row -> row.rules().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
