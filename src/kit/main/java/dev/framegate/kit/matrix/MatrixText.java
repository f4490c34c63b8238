package dev.framegate.kit.matrix;

import dev.framegate.faults.Fault;
import dev.framegate.kit.rules.RuleCatalogue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The matrix in words. */
public final class MatrixText {
  private MatrixText() {}

  /** A fault for a list: its name, its meaning, the rules that see it. */
  public static String of(Fault fault) {
    return "%s: %s%n    breaks %s"
        .formatted(fault.name(), fault.meaning(), String.join(", ", fault.breaks()));
  }

  /** One line where all is as it should be, more where it is not. */
  public static String of(FaultDetection detection) {
    StringBuilder text =
        new StringBuilder(
            "%-7s %s, by %d rules in %.1f s"
                .formatted(
                    detection.exact() ? "caught" : "NOT AS EXPECTED",
                    detection.fault().name(),
                    detection.broken().size(),
                    detection.seconds()));
    line(text, "missed by", detection.missed(), rule -> rule);
    line(
        text,
        "seen for another reason by",
        detection.wrongReasons(),
        rule -> told(rule, detection.broken(), detection.fault().symptom(rule)));
    line(
        text,
        "false alarm of",
        detection.falseAlarms(),
        rule -> told(rule, detection.broken(), "nothing"));
    line(
        text,
        "no verdict from",
        detection.undecided(),
        rule -> told(rule, detection.unjudged(), "a verdict"));
    line(
        text,
        "failed, though no wrong part had answered otherwise:",
        detection.unforeseen().keySet(),
        rule ->
            rule
                + " at "
                + String.join(", ", detection.unforeseen().getOrDefault(rule, List.of())));
    return text.toString();
  }

  private static void line(
      StringBuilder text, String what, Set<String> rules, Function<String, String> detail) {
    for (String rule : rules) {
      text.append("%n    %s %s".formatted(what, detail.apply(rule)));
    }
  }

  private static String told(String rule, Map<String, List<String>> reasons, String expected) {
    return rule
        + " (expected: "
        + expected
        + ")"
        + reasons.getOrDefault(rule, List.of()).stream()
            .map(
                reason ->
                    "%n        %s".formatted(reason.replace("\n", "%n          ".formatted())))
            .collect(Collectors.joining());
  }

  /** How many faults were caught; of a part of the faults, no more is to be said. */
  public static String caught(Collection<FaultDetection> detections) {
    return "%d of %d faults caught by exactly the rules that they break."
        .formatted(detections.stream().filter(FaultDetection::exact).count(), detections.size());
  }

  /** How many faults were caught, and which rules no fault has turned red. */
  public static String score(Collection<FaultDetection> detections, RuleCatalogue catalogue) {
    MatrixScore score = MatrixScore.of(detections, catalogue);
    List<String> never = score.neverRed();
    return "%s%n%d of %d testable rules were turned red by a fault; never red: %s"
        .formatted(
            caught(detections),
            score.testable() - never.size(),
            score.testable(),
            never.isEmpty() ? "none" : String.join(", ", never));
  }
}
