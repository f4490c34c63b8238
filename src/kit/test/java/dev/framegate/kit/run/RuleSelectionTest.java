package dev.framegate.kit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.kit.rules.RuleCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleSelectionTest {
  private static final RuleCatalogue CATALOGUE = RuleCatalogue.load();

  @Test
  void idsAndPatternsAreRead() {
    assertThat(RuleSelection.of("frm-001, FRM-004", CATALOGUE).ids())
        .containsExactlyInAnyOrder("FRM-001", "FRM-004");
    assertThat(RuleSelection.of("FRM-00*,DEP-003", CATALOGUE).ids())
        .contains("FRM-001", "FRM-002", "DEP-003")
        .allMatch(id -> id.startsWith("FRM-00") || id.equals("DEP-003"));
    assertThat(RuleSelection.of("*", CATALOGUE).ids())
        .hasSize(CATALOGUE.rules().size() + CATALOGUE.probes().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DEP-999         | there is no rule 'DEP-999'. Did you mean 'DEP-0
          FRM-04          | there is no rule 'FRM-04'. Did you mean 'FRM-004' or 'FRM-0
          FRM-001,,       | there is no rule ''. 'framegate rules' lists all
          XYZ-*           | there is no rule 'XYZ-*'.
          """)
  void whatNamesNoRuleIsRejected(String text, String message) {
    assertThatThrownBy(() -> RuleSelection.of(text, CATALOGUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void rulesWithoutAScenarioAreRejected() {
    String untestable =
        CATALOGUE.rules().stream()
            .filter(rule -> rule.untestable().isPresent())
            .findFirst()
            .orElseThrow()
            .id();

    assertThatThrownBy(() -> RuleSelection.of(untestable, CATALOGUE))
        .hasMessage(
            "nothing to run: %s cannot be tested by a client. 'framegate rules ID' says why."
                .formatted(untestable));
  }

  @Test
  void becomesATagExpression() {
    assertThat(RuleSelection.tagExpression(RuleSelection.of("FRM-004,FRM-001", CATALOGUE).ids()))
        .isEqualTo("(@FRM-001 or @FRM-004)");
  }
}
