package dev.framegate.kit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.report.BaselineComparison.Change;
import dev.framegate.kit.report.BaselineComparison.Kind;
import java.io.IOException;
import java.nio.file.Path;

/** A comparison with a baseline as JSON. */
public final class BaselineJson {
  private BaselineJson() {}

  /** Writes the comparison to a file. */
  public static void write(BaselineComparison comparison, Path file) throws IOException {
    WellFormedText.write(file, text(comparison));
  }

  static String text(BaselineComparison comparison) {
    ObjectNode root = PrettyJson.object();
    root.put("target", comparison.run().target().name())
        .put("baseline", comparison.baseline().started().toString())
        .put("started", comparison.run().started().toString())
        .put("level", comparison.run().level().word())
        .put("compared", comparison.compared())
        .put("worse", comparison.worse())
        .put("exitCode", comparison.exitCode());
    for (Kind kind : Kind.values()) {
      ArrayNode changes = root.putArray(ReportFormat.lower(kind));
      comparison.of(kind).forEach(change -> change(changes.addObject(), change));
    }
    return PrettyJson.text(root);
  }

  private static void change(ObjectNode node, Change change) {
    node.put("id", change.rule().id())
        .put("title", change.rule().statement())
        .put("before", change.before().map(ReportFormat::lower).orElse(null))
        .put("now", ReportFormat.lower(change.now()))
        .put("proof", change.proof().orElse(null));
  }
}
