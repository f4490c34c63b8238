package dev.framegate.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The figures of a run as a table for people and as JSON. */
final class BenchReport {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private BenchReport() {}

  static void write(Path folder, Map<String, String> machine, Settings settings, Figures figures)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("load.md"), table(machine, settings, figures));
    ObjectNode all = JSON.createObjectNode();
    machine.forEach(all.putObject("machine")::put);
    all.put("rounds", settings.rounds()).put("seconds", settings.seconds());
    ArrayNode rows = all.putArray("figures");
    for (Figure figure : figures.all()) {
      ObjectNode row =
          rows.addObject()
              .put("name", figure.name())
              .put("unit", figure.unit())
              .put("ratio", figure.ratio());
      figure.plainValues().forEach(row.putArray("plain")::add);
      figure.gatewayValues().forEach(row.putArray("gateway")::add);
    }
    Files.writeString(folder.resolve("load.json"), JSON.writeValueAsString(all) + "\n");
  }

  /** A title and what was measured on. */
  static StringBuilder heading(String title, Map<String, String> machine) {
    StringBuilder text = new StringBuilder("# " + title + "\n\n");
    machine.forEach((name, value) -> text.append("- ").append(name + ": " + value + "\n"));
    return text;
  }

  static String table(Map<String, String> machine, Settings settings, Figures figures) {
    StringBuilder text = heading("The gateway beside plain servers", machine);
    text.append(
        """

        Medians of %d pairs of samples; the ratio is the median of the ratios of each pair. Rates are of %s s.
        Starts, rates after the start and memory are of new processes for each pair, all else of two that stay, and
        have the same load before until their code is compiled.

        | work | unit | plain | gateway | ratio |
        |---|---|---:|---:|---:|
        """
            .formatted(settings.rounds(), settings.seconds()));
    for (Figure figure : figures.all()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %.2f |%n",
              figure.name(),
              figure.unit(),
              number(figure.plain()),
              number(figure.gateway()),
              figure.ratio()));
    }
    return text.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%,.0f", value);
  }
}
