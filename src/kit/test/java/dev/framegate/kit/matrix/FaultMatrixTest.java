package dev.framegate.kit.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.framegate.faults.Faults;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/** A rule that nothing can turn red tests nothing: each has a partner, a gateway that breaks it. */
@Isolated("It keeps the machine busy by itself, which would delay what others wait for.")
final class FaultMatrixTest {
  private static final RuleCatalogue CATALOGUE = RuleCatalogue.load();

  /** {@code -Pmatrix}: whole chapters for each fault, which takes minutes. */
  private static final boolean WHOLE = Boolean.getBoolean("framegate.matrix");

  /** Scenarios at a time. */
  private static final int THREADS = 24;

  @TestFactory
  Stream<DynamicTest> everyFaultIsSeenByTheRulesItBreaksAndByNoOthers() {
    Timeouts hasty = new Timeouts(0.12);
    DetectionMatrix matrix =
        WHOLE
            ? DetectionMatrix.calibrated(CATALOGUE, Faults.all(), hasty, THREADS, false)
            : DetectionMatrix.narrow(CATALOGUE, hasty, THREADS);
    ParallelDetection detections = ParallelDetection.start(matrix, Faults.all());
    return Faults.all().stream()
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> seen(detections.of(fault))))
        .onClose(detections::close);
  }

  private static void seen(FaultDetection detection) {
    assumeFalse(
        detection.skipped().containsAll(detection.fault().breaks()),
        "This machine cannot judge the rules that it breaks");
    assertThat(detection.exact()).describedAs("%s", MatrixText.of(detection)).isTrue();
  }

  @Test
  void everyRuleHasAPartner() {
    Set<String> broken =
        Faults.all().stream().flatMap(fault -> fault.breaks().stream()).collect(Collectors.toSet());

    assertThat(testable().map(Rule::id).filter(id -> !broken.contains(id))).isEmpty();
  }

  @Test
  void faultsNameRulesThatExistAndCanBeTested() {
    assertThat(testable().map(Rule::id))
        .containsAll(Faults.all().stream().flatMap(f -> f.breaks().stream()).toList());
  }

  private static Stream<Rule> testable() {
    return CATALOGUE.rules().stream().filter(rule -> rule.untestable().isEmpty());
  }
}
