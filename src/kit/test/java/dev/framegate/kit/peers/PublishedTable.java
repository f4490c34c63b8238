package dev.framegate.kit.peers;

import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Totals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;

/** The table in the README of the published reports. */
final class PublishedTable {
  private static final String BEGIN = "<!-- written by mvn -Ppeers: -->\n";
  private static final String END = "<!-- until here -->\n";

  private PublishedTable() {}

  static void write(Path readme, Map<String, JudgedRun> runs) throws IOException {
    String text = Files.readString(readme);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (begin < BEGIN.length() || end < begin) {
      throw new IllegalStateException(
          readme + " has lost the lines between which the table stands: " + BEGIN + " and " + END);
    }
    Files.writeString(readme, text.substring(0, begin) + table(runs) + text.substring(end));
  }

  private static String table(Map<String, JudgedRun> runs) {
    StringBuilder table =
        new StringBuilder(
            "| implementation | version | kit | date | adapter | passed | failed | advisory |"
                + " skipped | inconclusive | errored |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
    runs.values().forEach(run -> row(table, run));
    return table.toString();
  }

  private static void row(StringBuilder table, JudgedRun run) {
    Totals totals = run.totals();
    String name = run.target().name();
    table.append(
        "| [%s](%s/index.html) | %s | %s | %s | %s | %d | %d | %d | %d | %d | %d |%n"
            .formatted(
                name,
                name,
                run.target().version(),
                run.kit().version(),
                run.started().atOffset(ZoneOffset.UTC).toLocalDate(),
                run.target().adapter(),
                totals.passed(),
                totals.failed(),
                totals.advisory(),
                totals.skipped(),
                totals.inconclusive(),
                totals.errored()));
  }
}
