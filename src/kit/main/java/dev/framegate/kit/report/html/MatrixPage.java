package dev.framegate.kit.report.html;

import dev.framegate.kit.io.WellFormedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which faults the rules detect, as one page.
 *
 * @param testable how many rules can fail
 * @param neverRed ids of those that no fault made fail
 * @param rows one for each fault
 */
public record MatrixPage(int testable, List<String> neverRed, List<Row> rows) {
  public MatrixPage {
    neverRed = List.copyOf(neverRed);
    rows = List.copyOf(rows);
  }

  /**
   * One fault; the collections hold ids of rules.
   *
   * @param exact whether exactly the rules that should detect it did
   * @param detectedBy rules that failed for the right reason
   * @param missedBy rules that should have failed
   * @param otherReason rules that failed for another reason
   * @param falseAlarms rules that failed and should not
   * @param undecided rules without a verdict
   * @param unforeseen rules that failed in a scenario where no wrong part had answered otherwise
   */
  public record Row(
      String name,
      String meaning,
      boolean exact,
      double seconds,
      Collection<String> detectedBy,
      Collection<String> missedBy,
      Collection<String> otherReason,
      Collection<String> falseAlarms,
      Collection<String> undecided,
      Collection<String> unforeseen) {}

  /** Writes the page to a file such as {@code index.html}, and the folders above it. */
  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    WellFormedText.write(file, text());
  }

  String text() {
    return Templates.render(
        "matrix.jte", Map.of("matrix", this, "assets", PageAssets.with("matrix.js")));
  }

  long caught() {
    return rows.stream().filter(Row::exact).count();
  }

  long falseAlarms() {
    return rows.stream().mapToLong(row -> row.falseAlarms().size()).sum();
  }

  /** Names of the faults that each rule detected, by the rule's id. */
  Map<String, TreeSet<String>> byRule() {
    Map<String, TreeSet<String>> faults = new TreeMap<>();
    for (Row row : rows) {
      row.detectedBy()
          .forEach(id -> faults.computeIfAbsent(id, r -> new TreeSet<>()).add(row.name()));
    }
    return faults;
  }
}
