package dev.framegate.kit.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.io.OutputFile;
import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.rules.RuleCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;

/** The matrix for machines: the score, and for each fault who saw it and who should have. */
public final class MatrixJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MatrixJson() {}

  /**
   * Writes a file, and the folders above it.
   *
   * @throws UncheckedIOException where it cannot be written
   */
  public static void write(
      Path file, Collection<FaultDetection> detections, RuleCatalogue catalogue) {
    try {
      String text =
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(of(detections, catalogue));
      OutputFile.writeWithFolders(file, path -> WellFormedText.write(path, text + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException("The matrix could not be written to " + file, e);
    }
  }

  static ObjectNode of(Collection<FaultDetection> detections, RuleCatalogue catalogue) {
    MatrixScore score = MatrixScore.of(detections, catalogue);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("score")
        .put("faults", detections.size())
        .put("caught", score.caught())
        .put("testableRules", score.testable())
        .put("turnedRed", score.testable() - score.neverRed().size());
    texts(json.putArray("neverRed"), score.neverRed());
    ArrayNode faults = json.putArray("faults");
    detections.forEach(detection -> faults.add(of(detection)));
    return json;
  }

  private static ObjectNode of(FaultDetection detection) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", detection.fault().name())
            .put("meaning", detection.fault().meaning())
            .put("caught", detection.exact())
            .put("seconds", detection.seconds());
    texts(json.putArray("breaks"), detection.fault().breaks());
    texts(json.putArray("missedBy"), detection.missed());
    texts(json.putArray("seenForAnotherReasonBy"), detection.wrongReasons());
    texts(json.putArray("falseAlarmsOf"), detection.falseAlarms());
    texts(json.putArray("noVerdictFrom"), detection.undecided());
    texts(json.putArray("unforeseenBy"), detection.unforeseen().keySet());
    return json;
  }

  private static void texts(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
