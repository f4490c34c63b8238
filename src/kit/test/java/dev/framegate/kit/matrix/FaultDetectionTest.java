package dev.framegate.kit.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.faults.Fault;
import dev.framegate.kit.rules.RuleCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class FaultDetectionTest {
  private static final Fault FAULT =
      new Fault(
          "wrong-code",
          "closes with another code",
          Map.of("FRM-004", "code 1002", "FRM-007", "code 1002"),
          Set.of("FRM-009"),
          UnaryOperator.identity());
  private static final List<String> RIGHT = List.of("One: still open", "Two: close code 1002");

  @Test
  void isExactWhenJustTheNamedRulesComplainOfIt() {
    FaultDetection detection = detected(Map.of("FRM-004", RIGHT, "FRM-007", RIGHT), Map.of());

    assertThat(detection.exact()).isTrue();
    assertThat(MatrixText.of(detection)).isEqualTo("caught  wrong-code, by 2 rules in 1.5 s");
  }

  @Test
  void aRuleThatPassedHasMissedIt() {
    FaultDetection detection = detected(Map.of("FRM-004", RIGHT), Map.of());

    assertThat(detection.exact()).isFalse();
    assertThat(detection.missed()).containsExactly("FRM-007");
    assertThat(MatrixText.of(detection))
        .isEqualTo(
            """
            NOT AS EXPECTED wrong-code, by 1 rules in 1.5 s
                missed by FRM-007""");
  }

  @Test
  void aRuleThatComplainsOfSomethingElseHasMisreadIt() {
    FaultDetection detection =
        detected(Map.of("FRM-004", RIGHT, "FRM-007", List.of("One: no answer")), Map.of());

    assertThat(detection.exact()).isFalse();
    assertThat(detection.wrongReasons()).containsExactly("FRM-007");
    assertThat(MatrixText.of(detection))
        .contains(
            "seen for another reason by FRM-007 (expected: code 1002)\n        One: no answer");
  }

  @Test
  void aRuleThatIsNotNamedRaisesAFalseAlarm() {
    FaultDetection detection =
        detected(Map.of("FRM-004", RIGHT, "FRM-007", RIGHT, "FRM-001", RIGHT), Map.of());

    assertThat(detection.exact()).isFalse();
    assertThat(detection.falseAlarms()).containsExactly("FRM-001");
  }

  @Test
  void noVerdictIsNoDetection() {
    FaultDetection detection =
        detected(
            Map.of("FRM-004", RIGHT, "FRM-007", RIGHT), Map.of("FRM-008", List.of("One: lost")));

    assertThat(detection.exact()).isFalse();
    assertThat(MatrixText.of(detection)).contains("no verdict from FRM-008");
  }

  @Test
  void aRuleThatFailedInOneScenarioNeedsNoVerdictInAnother() {
    FaultDetection detection =
        detected(
            Map.of("FRM-004", RIGHT, "FRM-007", RIGHT), Map.of("FRM-004", List.of("One: lost")));

    assertThat(detection.exact()).isTrue();
  }

  @Test
  void aBlindedRuleNeedsNoVerdict() {
    FaultDetection detection =
        detected(
            Map.of("FRM-004", RIGHT, "FRM-007", RIGHT), Map.of("FRM-009", List.of("One: lost")));

    assertThat(detection.exact()).isTrue();
  }

  @Test
  void whatIsRunAgainReplacesWhatWasInDoubt() {
    FaultDetection hasty =
        detected(
            Map.of("FRM-004", RIGHT, "FRM-001", RIGHT), Map.of("FRM-008", List.of("One: lost")));
    FaultDetection again =
        new FaultDetection(FAULT, Map.of(), Map.of(), Set.of("FRM-007"), Map.of(), 2);

    FaultDetection corrected = hasty.corrected(again);

    assertThat(corrected.broken()).containsOnlyKeys("FRM-004");
    assertThat(corrected.unjudged()).isEmpty();
    assertThat(corrected.skipped()).containsExactlyInAnyOrder("FRM-006", "FRM-007");
    assertThat(corrected.exact()).isTrue();
  }

  @Test
  void whatWasNotForeseenIsToldAfterAnotherRunToo() {
    FaultDetection hasty =
        new FaultDetection(
            FAULT,
            Map.of("FRM-004", RIGHT),
            Map.of(),
            Set.of(),
            Map.of("FRM-004", List.of("features/a.feature:1")),
            1.5);
    FaultDetection again =
        new FaultDetection(
            FAULT,
            Map.of("FRM-007", RIGHT),
            Map.of(),
            Set.of(),
            Map.of("FRM-007", List.of("features/a.feature:3")),
            2);

    FaultDetection both = hasty.corrected(again);

    assertThat(both.foreseen()).isFalse();
    assertThat(MatrixJson.of(List.of(both), RuleCatalogue.load()).at("/faults/0/unforeseenBy"))
        .map(JsonNode::asText)
        .containsExactly("FRM-004", "FRM-007");
    assertThat(MatrixText.of(both))
        .contains("otherwise: FRM-004 at features/a.feature:1")
        .contains("otherwise: FRM-007 at features/a.feature:3");
  }

  private static FaultDetection detected(
      Map<String, List<String>> broken, Map<String, List<String>> unjudged) {
    return new FaultDetection(FAULT, broken, unjudged, Set.of("FRM-006"), Map.of(), 1.5);
  }
}
