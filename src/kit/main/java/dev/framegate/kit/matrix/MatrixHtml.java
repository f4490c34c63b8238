package dev.framegate.kit.matrix;

import dev.framegate.kit.report.html.MatrixPage;
import dev.framegate.kit.rules.RuleCatalogue;
import java.util.Collection;
import java.util.TreeSet;

/** The matrix for people who read it in a browser. */
public final class MatrixHtml {
  private MatrixHtml() {}

  /** The page of these faults. */
  public static MatrixPage of(Collection<FaultDetection> detections, RuleCatalogue catalogue) {
    MatrixScore score = MatrixScore.of(detections, catalogue);
    return new MatrixPage(
        score.testable(), score.neverRed(), detections.stream().map(MatrixHtml::row).toList());
  }

  private static MatrixPage.Row row(FaultDetection detection) {
    TreeSet<String> detectedBy = new TreeSet<>(detection.fault().breaks());
    detectedBy.removeAll(detection.missed());
    detectedBy.removeAll(detection.wrongReasons());
    return new MatrixPage.Row(
        detection.fault().name(),
        detection.fault().meaning(),
        detection.exact(),
        detection.seconds(),
        detectedBy,
        detection.missed(),
        detection.wrongReasons(),
        detection.falseAlarms(),
        detection.undecided(),
        detection.unforeseen().keySet());
  }
}
