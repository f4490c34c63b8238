package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.rules.Grade;
import dev.framegate.kit.rules.Requirement;
import dev.framegate.kit.rules.Rule;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {
  @ParameterizedTest
  @CsvSource({
    "MUST,   DOCUMENTED, true,  true,  true",
    "MUST,   OBSERVED,   false, true,  true",
    "MUST,   INFERRED,   false, false, true",
    "SHOULD, DOCUMENTED, false, false, true",
    "SHOULD, INFERRED,   false, false, true",
    "MAY,    DOCUMENTED, false, false, false",
    "MUST,   DISPUTED,   false, false, false",
    "SHOULD, DISPUTED,   false, false, false"
  })
  void assertsNoMoreThanItSays(
      Requirement requirement, Grade grade, boolean documented, boolean observed, boolean all) {
    Rule rule =
        new Rule(
            "DEP-001",
            "deployments",
            "statement",
            "",
            "source",
            requirement,
            grade,
            false,
            Optional.empty(),
            "features/deployments/x.feature:1",
            1);

    assertThat(Level.DOCUMENTED.asserts(rule)).as("documented").isEqualTo(documented);
    assertThat(Level.OBSERVED.asserts(rule)).as("observed").isEqualTo(observed);
    assertThat(Level.ALL.asserts(rule)).as("all").isEqualTo(all);
  }
}
