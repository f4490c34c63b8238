package dev.framegate.kit.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.faults.Fault;
import dev.framegate.faults.Faults;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.suite.Timeouts;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A rule that nothing can turn red tests nothing: each has a partner, a gateway that breaks it. */
final class FaultMatrixTest {
  private static final RuleCatalogue CATALOGUE = RuleCatalogue.load();

  /** {@code -Pmatrix}: whole chapters for each fault, which takes minutes. */
  private static final boolean WHOLE = Boolean.getBoolean("framegate.matrix");

  @TestFactory
  Stream<DynamicTest> everyFaultIsSeenByTheRulesItBreaksAndByNoOthers() {
    Timeouts hasty = new Timeouts(0.12);
    DetectionMatrix matrix =
        WHOLE
            ? DetectionMatrix.calibrated(
                CATALOGUE, DetectionMatrix.chaptersOf(CATALOGUE, Faults.all()), hasty, 16)
            : DetectionMatrix.narrow(CATALOGUE, hasty, 16);
    return Faults.all().stream()
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> seen(matrix, fault)));
  }

  private static void seen(DetectionMatrix matrix, Fault fault) {
    FaultDetection detection = matrix.detect(fault);

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
