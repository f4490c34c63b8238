package dev.framegate.kit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.io.WellFormedText;
import java.io.IOException;
import java.nio.file.Path;

/** A comparison as JSON: every rule and target, and the proof where targets differ. */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** Writes the comparison to a file. */
  public static void write(Comparison comparison, Path file) throws IOException {
    WellFormedText.write(file, text(comparison));
  }

  static String text(Comparison comparison) {
    ObjectNode root = PrettyJson.object();
    root.put("level", comparison.runs().get(0).level().word())
        .put("catalogue", comparison.runs().get(0).catalogue())
        .put("compared", comparison.compared())
        .put("differences", comparison.differences().size());
    ArrayNode targets = root.putArray("targets");
    for (int i = 0; i < comparison.targets().size(); i++) {
      target(targets.addObject(), comparison.targets().get(i), comparison.runs().get(i));
    }
    ArrayNode rules = root.putArray("rules");
    comparison.rows().forEach(row -> row(rules.addObject(), comparison, row));
    return PrettyJson.text(root);
  }

  private static void target(ObjectNode node, String name, JudgedRun run) {
    node.put("name", name)
        .put("adapter", run.target().adapter())
        .put("version", run.target().version());
    run.target().capabilities().forEach(node.putArray("capabilities")::add);
    node.putObject("kit").put("name", run.kit().name()).put("version", run.kit().version());
    node.put("started", run.started().toString())
        .put("filtered", run.filtered())
        .put("conforms", run.conforms())
        .put("verdict", Headline.of(run).sentence());
    ConformanceJson.totals(node.putObject("totals"), run.totals());
  }

  private static void row(ObjectNode node, Comparison comparison, Comparison.Row row) {
    node.put("id", row.rule().id())
        .put("chapter", row.rule().chapter())
        .put("title", row.rule().statement())
        .put("requirement", row.rule().requirement().name())
        .put("grade", ReportFormat.lower(row.rule().grade()))
        .put("differs", row.differs());
    ArrayNode verdicts = node.putArray("verdicts");
    for (int i = 0; i < row.cells().size(); i++) {
      Comparison.Cell cell = row.cells().get(i);
      ObjectNode each =
          verdicts
              .addObject()
              .put("target", comparison.targets().get(i))
              .put("verdict", cell.verdict().map(ReportFormat::lower).orElse(null));
      if (row.differs()) {
        cell.proof().ifPresent(proof -> each.put("proof", proof));
      }
    }
  }
}
